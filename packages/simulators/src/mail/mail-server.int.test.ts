import { ImapFlow } from 'imapflow'
import { createTransport } from 'nodemailer'
import { describe, expect, test } from 'vitest'
import { createMailServer, type MailServer, type MailServerOptions } from '../index.ts'

const mail = {
  from: 'support@shop.test',
  to: 'anna@post.test',
  subject: 'Hello',
  text: 'A line.\n.\nÄ last line.',
}

async function startServer(options: Partial<MailServerOptions> = {}) {
  const server = await createMailServer({ domain: 'shop.test', ...options })
  server.accounts.add('support@shop.test', 'secret')
  server.accounts.add('anna@post.test', 'hers')
  return server
}

const smtpClient = ({ smtp }: MailServer, auth?: { user: string; pass: string }) =>
  createTransport({ ...smtp, secure: false, ignoreTLS: true, ...(auth && { auth }) })

const support = { user: 'support@shop.test', pass: 'secret' }

async function imapClient({ imap }: MailServer, auth: { user: string; pass: string }) {
  const client = new ImapFlow({ ...imap, secure: false, doSTARTTLS: false, auth, logger: false })
  client.on('error', () => {})
  await client.connect()
  return client
}

describe('mail server', () => {
  test('takes a mail by SMTP, puts it in the inbox and saves it in Sent', async () => {
    await using server = await startServer()
    await smtpClient(server, support).sendMail(mail)

    const [received] = server.mailbox('anna@post.test')
    const [sent] = server.mailbox('support@shop.test', 'Sent')
    expect(received?.raw.toString()).toContain('Delivered-To: anna@post.test\r\n')
    expect(received?.raw.toString()).toContain('Subject: Hello')
    expect(sent?.flags).toEqual(['\\Seen'])
    expect(sent?.raw.length).toBeGreaterThan(100)
    expect(received?.raw.subarray(-(sent?.raw.length ?? 0))).toEqual(sent?.raw)
  })

  test('keeps the accounts apart on one IMAP port', async () => {
    await using server = await startServer()
    await server.deliver({ ...mail, subject: 'For Anna' }, 'anna@post.test')
    await using client = await imapClient(server, { user: 'anna@post.test', pass: 'hers' })
    await using other = await imapClient(server, support)

    expect((await client.mailboxOpen('INBOX')).exists).toBe(1)
    expect((await other.mailboxOpen('INBOX')).exists).toBe(0)
    const message = await client.fetchOne('1', { envelope: true, source: true })
    expect(message && message.envelope?.subject).toBe('For Anna')
    expect(message && message.source).toEqual(server.mailbox('anna@post.test')[0]?.raw)
  })

  test('keeps nothing of a client that left while it idled', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length
    await using server = await startServer()
    const before = timers()
    const client = await imapClient(server, support)
    await client.mailboxOpen('INBOX')
    client.idle().catch(() => {})
    await expect.poll(() => client.idling).toBe(true)
    client.close()
    await expect.poll(timers).toBeLessThanOrEqual(before)
  })

  test('refuses a wrong password in its own words', async () => {
    await using server = await startServer()
    await expect(imapClient(server, { ...support, pass: 'wrong' })).rejects.toMatchObject({
      authenticationFailed: true,
      response: expect.stringContaining('authentication failure'),
    })
    await expect(smtpClient(server, { ...support, pass: 'wrong' }).verify()).rejects.toMatchObject({
      responseCode: 535,
    })
  })

  test('wakes a client that waits in IDLE', async () => {
    await using server = await startServer()
    await using client = await imapClient(server, support)
    await client.mailboxOpen('INBOX')
    const arrived = new Promise((resolve) => client.once('exists', resolve))
    void client.idle()
    await expect.poll(() => client.idling).toBe(true)
    await server.deliver({ ...mail, to: 'support@shop.test' }, 'support@shop.test')
    expect(await arrived).toMatchObject({ count: 1 })
  })

  test('a plus-address reaches its account, an unknown one is refused, and strangers do not relay', async () => {
    await using server = await startServer()
    const stranger = smtpClient(server)
    await stranger.sendMail({ ...mail, to: 'support+c9.abc@shop.test' })
    expect(server.mailbox('support@shop.test')).toHaveLength(1)
    expect(server.mailbox('support@shop.test')[0]?.raw.toString()).toContain(
      'Delivered-To: support+c9.abc@shop.test',
    )
    await expect(stranger.sendMail({ ...mail, to: 'nobody@shop.test' })).rejects.toMatchObject({
      responseCode: 550,
    })
    await expect(stranger.sendMail({ ...mail, to: 'x@elsewhere.test' })).rejects.toMatchObject({
      responseCode: 554,
    })
  })

  test('tells listeners what it took, for addresses without an account too', async () => {
    await using server = await startServer()
    const heard: string[][] = []
    const stop = server.onReceived(({ to, user }) => heard.push([...to, user ?? '-']))
    await smtpClient(server, support).sendMail({ ...mail, to: 'x@elsewhere.test' })
    stop()
    await smtpClient(server, support).sendMail({ ...mail, to: 'y@elsewhere.test' })
    expect(heard).toEqual([['x@elsewhere.test', 'support@shop.test']])
  })

  test('fails as it is told: one recipient, the data, then not at all', async () => {
    await using server = await startServer()
    server.fail({ on: 'recipient', address: 'x@elsewhere.test', code: 451, message: '4.3.0 busy', times: 1 })
    const info = await smtpClient(server, support).sendMail({
      ...mail,
      to: ['anna@post.test', 'x@elsewhere.test'],
    })
    expect(info).toMatchObject({ accepted: ['anna@post.test'], rejected: ['x@elsewhere.test'] })

    const undo = server.fail({ on: 'data', code: 554, message: '5.7.1 spam' })
    await expect(smtpClient(server, support).sendMail(mail)).rejects.toMatchObject({ responseCode: 554 })
    undo()
    await smtpClient(server, support).sendMail(mail)
    expect(server.mailbox('anna@post.test')).toHaveLength(2)
  })

  test('can take a mail and cut the line before the answer, or lose it', async () => {
    await using server = await startServer()
    server.fail({ on: 'drop-before-reply', times: 1 })
    await expect(smtpClient(server, support).sendMail(mail)).rejects.toThrow()
    expect(server.mailbox('support@shop.test', 'Sent')).toHaveLength(1)

    server.fail({ on: 'drop-and-lose', times: 1 })
    await expect(smtpClient(server, support).sendMail(mail)).rejects.toThrow()
    expect(server.mailbox('support@shop.test', 'Sent')).toHaveLength(1)
  })

  test('renumbers a folder under a new validity', async () => {
    await using server = await startServer()
    await server.deliver(mail, 'anna@post.test')
    const before = await imapClient(server, { user: 'anna@post.test', pass: 'hers' })
    const { uidValidity } = await before.mailboxOpen('INBOX')
    server.renumber('anna@post.test')
    await using after = await imapClient(server, { user: 'anna@post.test', pass: 'hers' })
    expect((await after.mailboxOpen('INBOX')).uidValidity).toBe(uidValidity + 1n)
  })

  test('drops the oldest mail of a folder that is full', async () => {
    await using server = await startServer({ maxPerFolder: 2 })
    for (const subject of ['one', 'two', 'three'])
      await server.deliver({ ...mail, subject }, 'anna@post.test')
    expect(server.mailbox('anna@post.test').map(({ uid }) => uid)).toEqual([2, 3])
  })
})
