import { describe, expect, test } from 'vitest'
import { pullAll } from '../contract-suite/drain.ts'
import { createEmailChannel } from './channel.ts'
import { email, outboundMail, startMailbox, support } from './mailbox.fixtures.ts'

const anna = 'anna@post.test'
const party = (value: string) => ({ kind: 'email' as const, value, name: null })
const longAgo = () => new Date(Date.now() - 60_000)

describe('send', () => {
  test('the answer arrives in the thread, with every header that the way back needs', async () => {
    await using box = await startMailbox()
    await using session = email.connect(box.account)
    const message = outboundMail({ bcc: [party('support@shop.test')] })
    await session.send(message)
    const raw = box.server.mailbox(anna)[0]?.raw.toString() ?? ''
    const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ')
    expect(head).toContain(`Message-ID: <${message.messageId}>`)
    expect(head).toContain('In-Reply-To: <first@post.test>')
    expect(head).toContain('References: <first@post.test>')
    expect(head).toContain('Reply-To: The Shop <support+t0k3n-1@shop.test>')
    expect(head).not.toMatch(/^bcc:/im)
    expect(head).not.toMatch(/^auto-submitted:/im)
    expect(raw).toContain('text/plain')
    expect(raw).toContain('text/html')
    expect(box.server.mailbox(support)).toHaveLength(1)
  })

  test('tells apart who took it, who may take it later and who never will', async () => {
    await using box = await startMailbox()
    await using session = email.connect(box.account)
    box.server.fail({
      on: 'recipient',
      address: 'busy@post.test',
      code: 451,
      message: '4.3.0 Try later',
      times: 1,
    })
    const message = outboundMail({ cc: [party('busy@post.test'), party('nobody@shop.test')] })
    const { recipients } = await session.send(message)
    expect(recipients).toEqual([
      { address: anna, status: 'accepted', response: expect.stringMatching(/^250 /) },
      { address: 'busy@post.test', status: 'deferred', response: expect.stringContaining('Try later') },
      { address: 'nobody@shop.test', status: 'rejected', response: expect.stringContaining('no such user') },
    ])

    const again = await session.send({ ...message, recipients: ['busy@post.test'] })
    expect(again.recipients).toMatchObject([{ address: 'busy@post.test', status: 'accepted' }])
    expect(box.server.mailbox(anna)).toHaveLength(1)
  })

  test('claims nothing when nobody took it', async () => {
    await using box = await startMailbox()
    await using session = email.connect(box.account)
    const toNobody = outboundMail({ to: [party('nobody@shop.test')] })
    await expect(session.send(toNobody)).rejects.toMatchObject({
      class: 'rejected',
      maybeSent: false,
      recipients: [{ address: 'nobody@shop.test', status: 'rejected' }],
    })
    box.server.fail({
      on: 'recipient',
      address: anna,
      code: 450,
      message: '4.2.0 Mailbox is locked',
      times: 1,
    })
    await expect(session.send(outboundMail())).rejects.toMatchObject({
      class: 'retry',
      message: expect.stringContaining('Mailbox is locked'),
      recipients: [{ status: 'deferred' }],
    })
  })

  test.for([
    [{ code: 554, message: '5.7.1 Looks like spam' }, 'rejected'],
    [{ code: 451, message: '4.3.0 Try again' }, 'retry'],
    [{ code: 421, message: '4.7.0 Too many messages, slow down' }, 'rate-limited'],
    [{ code: 550, message: '5.4.5 Daily user sending limit exceeded' }, 'rate-limited'],
  ] as const)('a refusal of the content is classified: %j', async ([refusal, kind]) => {
    await using box = await startMailbox()
    await using session = email.connect(box.account)
    box.server.fail({ on: 'data', ...refusal, times: 1 })
    const error = await session.send(outboundMail()).catch((reason: unknown) => reason)
    expect(error).toMatchObject({
      class: kind,
      maybeSent: false,
      message: expect.stringContaining(refusal.message),
    })
    if (kind === 'rate-limited') expect(error).toMatchObject({ until: expect.any(Date) })
  })

  test('a sign-in that fails for a while is not a wrong password', async () => {
    await using box = await startMailbox()
    await using session = email.connect(box.account)
    box.server.fail({ on: 'auth', code: 454, message: '4.7.0 Temporary authentication failure', times: 1 })
    await expect(session.send(outboundMail())).rejects.toMatchObject({
      class: expect.not.stringMatching('reauthorize'),
    })
    for (const message of ['[UNAVAILABLE] Could not ask the directory', 'Try again later']) {
      box.server.fail({ on: 'imap-login', message, times: 1 })
      await expect(pullAll(session, null)).rejects.toMatchObject({ class: 'retry' })
    }
    box.server.fail({ on: 'imap-login', message: '[AUTHENTICATIONFAILED] Try again later', times: 1 })
    await expect(pullAll(session, null)).rejects.toMatchObject({ class: 'reauthorize' })
  })

  test('an abort in the middle says that the mail may have left', async () => {
    await using box = await startMailbox()
    await using session = email.connect(box.account)
    box.server.fail({ on: 'delay', ms: 3000, times: 1 })
    const signal = AbortSignal.timeout(800)
    await expect(session.send(outboundMail(), { signal })).rejects.toMatchObject({
      class: 'retry',
      maybeSent: true,
    })
  })
})

describe('lookupSent', () => {
  test('a server that keeps the copies proves both that a mail left and that it did not, after a while', async () => {
    await using box = await startMailbox()
    await using session = email.connect(box.account)
    const [arrived, lost] = [outboundMail(), outboundMail()]
    box.server.fail({ on: 'drop-before-reply', times: 1 })
    await expect(session.send(arrived)).rejects.toMatchObject({ maybeSent: true })
    box.server.fail({ on: 'drop-and-lose', times: 1 })
    await expect(session.send(lost)).rejects.toMatchObject({ maybeSent: true })

    expect(await session.lookupSent({ message: arrived, since: new Date() })).toBe('sent')
    expect(await session.lookupSent({ message: lost, since: new Date() })).toBe('unknown')
    expect(await session.lookupSent({ message: lost, since: longAgo() })).toBe('not-sent')
  })

  test('without such a server the absence of a copy proves nothing', async () => {
    await using box = await startMailbox({ saveSent: false }, { sentCopy: 'append' })
    await using session = email.connect(box.account)
    const message = outboundMail()
    expect(await session.lookupSent({ message, since: longAgo() })).toBe('unknown')
  })

  test('we keep the copy ourselves where the server does not, once, and never twice where it does', async () => {
    for (const saveSent of [false, true]) {
      await using box = await startMailbox({ saveSent }, { sentCopy: 'append' })
      const message = outboundMail()
      {
        await using session = email.connect(box.account)
        await session.send(message)
      }
      const copies = box.server.mailbox(support, 'Sent')
      expect(copies).toHaveLength(1)
      expect(copies[0]).toMatchObject({ flags: ['\\Seen'] })
      await using session = email.connect(box.account)
      expect(await session.lookupSent({ message, since: longAgo() })).toBe('sent')
    }
  })
})

describe('security', () => {
  test('where the private network is shut, a mailbox that leads there is neither read nor sent through', async () => {
    await using box = await startMailbox()
    const shut = createEmailChannel({ allowPrivateHosts: false, urls: {} })
    await using session = shut.connect(box.account)
    const refused = { class: 'reauthorize', message: expect.stringContaining('private network') }
    await expect(pullAll(session, null)).rejects.toMatchObject(refused)
    const watching = session.watch({ signal: AbortSignal.timeout(5_000), onChange: () => {} })
    await expect(watching).rejects.toMatchObject(refused)
    await expect(session.send(outboundMail())).rejects.toMatchObject({ ...refused, maybeSent: false })
    await expect(session.lookupSent({ message: outboundMail(), since: new Date() })).rejects.toMatchObject(
      refused,
    )
    const shutDoor = { code: 'host_refused', host: '127.0.0.1' }
    await expect(shut.check(box.account)).rejects.toMatchObject({ ...refused, shutDoor })
    expect(box.server.mailbox(anna)).toEqual([])
  })

  test('without encryption only a server on this machine can be used', () => {
    const server = { host: 'mail.example.com', port: 143, security: 'none' }
    const settings = { address: support, user: support, imap: server, smtp: server }
    expect(() => email.connect({ settings, credentials: { password: 'x' } })).toThrow(/on this machine/)
  })

  test('STARTTLS with a certificate nobody vouches for is refused, both ways, before the password is said', async () => {
    await using box = await startMailbox({ starttls: true })
    const { settings, credentials } = box.account
    const starttls = {
      ...settings,
      imap: { ...settings.imap, security: 'starttls' },
      smtp: { ...settings.smtp, security: 'starttls' },
    }
    const { ok, steps } = await email.check({ settings: starttls, credentials })
    expect(ok).toBe(false)
    expect(steps.map(({ step }) => step)).toEqual(['imap', 'smtp'])
    for (const { message } of steps) expect(message).toMatch(/certificate/i)
  })

  test('STARTTLS is demanded: a server that does not offer it is not used', async () => {
    await using box = await startMailbox()
    const { settings, credentials } = box.account
    const starttls = {
      ...settings,
      imap: { ...settings.imap, security: 'starttls' },
      smtp: { ...settings.smtp, security: 'starttls' },
    }
    const { steps } = await email.check({ settings: starttls, credentials })
    expect(steps.map(({ step, ok }) => [step, ok])).toEqual([
      ['imap', false],
      ['smtp', false],
    ])
  })
})
