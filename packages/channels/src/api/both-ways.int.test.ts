import { describe, expect, test } from 'vitest'
import { plainContext } from '../context.ts'
import { createApiChannel } from './channel.ts'
import { api, newSecret, outboundPost, requestOf, said, startOwnSystem } from './api.fixtures.ts'

type Stand = Awaited<ReturnType<typeof startOwnSystem>>
const read = async ({ account, system }: Stand, payload: unknown) =>
  await api.webhook?.read(account, requestOf(system.sign(payload, { id: 'evt_9' })), plainContext())

describe('your own system', () => {
  test('who wrote is known by each of their names, and what they wrote by your own words for it', async () => {
    await using stand = await startOwnSystem()
    const contact = { id: '7', name: 'Kim', email: 'Kim@Shop.test', phone: '+49 30 123-456', handle: 'kimmy' }
    const html = '<p>Where <b>is</b> it?</p><script>x()</script>'
    const event = said('', {
      id: 'm1',
      text: undefined,
      html,
      contact,
      thread: 't1',
      inReplyTo: 'm0',
      subject: 'Tea',
    })
    const batch = await read(stand, { ...event, timestamp: '2026-01-02T03:04:05Z' })
    expect(batch?.messages).toMatchObject([
      {
        externalId: 'm1',
        author: {
          kind: 'api',
          value: 'shop/7',
          handle: 'kimmy',
          also: [
            { kind: 'email', value: 'kim@shop.test' },
            { kind: 'phone', value: '+4930123456' },
          ],
        },
        text: 'Where is it?',
        html: '<p>Where <b>is</b> it?</p>',
        sentAt: new Date('2026-01-02T03:04:05Z'),
        thread: { ownRef: 'm1', parentRefs: ['m0', 't1'] },
        post: { audience: 'direct', form: 'direct', place: { id: 't1' } },
      },
    ])
  })

  test('a public review, a word of your side, receipts and edits; what is wrong is set aside, and read again', async () => {
    await using stand = await startOwnSystem()
    const broken = said('x', { contact: {} })
    const batch = await read(stand, {
      events: [
        said('fine', {
          audience: 'public',
          form: 'review',
          rating: 4,
          contact: { email: 'a@x.test' },
          addressed: false,
        }),
        said('on its way', { direction: 'out', agent: 'Ada' }),
        broken,
        { type: 'message.read', data: { id: 'own-1' } },
        { type: 'message.failed', data: { id: 'own-2', reason: 'No such phone' } },
        { type: 'message.edited', data: { id: 'm1', text: 'better' } },
        { type: 'ping' },
      ],
    })
    expect(batch?.messages).toMatchObject([
      {
        direction: 'in',
        addressed: false,
        author: { kind: 'email' },
        post: { form: 'review', engagement: { rating: 4 } },
      },
      { direction: 'out', author: { value: 'shop', name: 'Ada' }, post: { to: [{ value: 'shop/kim' }] } },
    ])
    expect(batch?.changes?.map(({ kind, externalId }) => [kind, externalId])).toEqual([
      ['read', 'own-1'],
      ['failed', 'own-2'],
      ['edited', 'm1'],
    ])
    expect(batch?.unreadable.map(({ externalId, reason }) => [externalId, reason])).toEqual([
      ['call evt_9 event 2', 'data.contact: A contact needs an id, an email or a phone'],
    ])
    await using session = api.connect(stand.account)
    expect(
      await session.read(batch?.unreadable[0]?.raw ?? new Uint8Array(), { direction: 'in' }),
    ).toMatchObject({ ok: false })
    const mended = Buffer.from(JSON.stringify(said('x')))
    expect(await session.read(mended, { direction: 'in' })).toMatchObject({
      ok: true,
      message: { text: 'x' },
    })
  })

  test('files come in the call or from their address; one that cannot be had is named', async () => {
    await using stand = await startOwnSystem()
    stand.system.fail({ on: 'answer', when: ({ path }) => path === '/a.png', answer: { body: 'PNG' } })
    const files = [
      { filename: 'note.txt', contentType: 'text/plain', content: Buffer.from('hi').toString('base64') },
      { url: `${stand.system.url}/a.png` },
      { url: `${stand.system.url}/gone.png` },
    ]
    const batch = await read(stand, said('see', { attachments: files }))
    const [message] = batch?.messages ?? []
    expect(
      message?.attachments.map(({ filename, content }) => [filename, Buffer.from(content).toString()]),
    ).toEqual([
      ['note.txt', 'hi'],
      ['a.png', 'PNG'],
    ])
    expect(message?.text).toBe(`see\n\n[${stand.system.url}/gone.png]`)
  })

  test('a reply names whom and what it answers in your words, once under its id, and carries what you call it', async () => {
    await using stand = await startOwnSystem()
    const [message] = (await read(stand, said('where is it?', { id: 'm1', thread: 't1' })))?.messages ?? []
    if (!message?.post) throw new TypeError('nothing was read')
    await using session = api.connect(stand.account)
    const attachments = [
      { filename: 'a.txt', contentType: 'text/plain', contentId: null, content: Buffer.from('hi') },
    ]
    const inReplyTo = { externalId: 'm1', author: message.author, post: message.post }
    const reply = outboundPost('on its way', { inReplyTo, to: message.author, attachments })
    const first = await session.send(reply)
    expect(first).toMatchObject({ externalId: 'own-1', url: `${stand.system.url}/messages/own-1` })
    expect(await session.send(reply)).toMatchObject({ externalId: 'own-1' })
    expect(stand.system.events()).toMatchObject([
      {
        webhookId: `msg_${reply.messageId}`,
        type: 'message.created',
        data: {
          id: reply.messageId,
          contact: { id: 'kim', name: 'Kim' },
          text: 'on its way',
          thread: 't1',
          inReplyTo: 'm1',
          attachments: [{ filename: 'a.txt', content: 'aGk=' }],
        },
      },
    ])
    await session.remove?.({ ...inReplyTo, externalId: 'own-1' })
    expect(stand.system.events().at(-1)).toMatchObject({ type: 'message.deleted', data: { id: 'own-1' } })
  })

  test('what names nothing goes by our id; a redirect is not followed; a refusal is told in its words', async () => {
    await using stand = await startOwnSystem({ names: false })
    await using session = api.connect(stand.account)
    const reply = outboundPost('hello')
    expect(await session.send(reply)).toMatchObject({ externalId: reply.messageId })
    const answers = [
      [{ status: 307, headers: { location: '/else' } }, 'rejected'],
      [{ status: 410 }, 'reauthorize'],
      [{ status: 422, json: { error: 'No such customer' } }, 'rejected'],
      [{ status: 503 }, 'retry'],
    ] as const
    for (const [answer, kind] of answers) {
      stand.system.fail({ on: 'answer', times: 1, answer })
      await expect(session.send(outboundPost('again'))).rejects.toMatchObject({
        class: kind,
        message: expect.stringContaining(String(answer.status)),
      })
    }
  })

  test('while a secret is replaced both sides understand each other', async () => {
    await using stand = await startOwnSystem()
    const given = { secret: newSecret() }
    const now = new Date()
    const credentials = api.succeed(given, stand.account.credentials, now)
    const account = { ...stand.account, credentials }
    expect(await api.check(account)).toMatchObject({ ok: true })
    const byOld = requestOf(stand.system.sign(said('by the old')))
    const byNew = requestOf(stand.system.sign(said('by the new'), { secret: given.secret }))
    for (const request of [byOld, byNew])
      expect(api.webhook?.answer(account, request)).toMatchObject({ status: 200, keep: true })
    const later = { ...byOld, receivedAt: new Date(now.getTime() + 25 * 3_600_000) }
    expect(api.webhook?.answer(account, later)).toMatchObject({ status: 401 })
  })

  test('without an address for replies it only takes in, and says so', async () => {
    await using stand = await startOwnSystem()
    const account = { ...stand.account, settings: { system: 'shop' } }
    expect(await api.check(account)).toMatchObject({ ok: true })
    expect(api.abilities(account).reply).toMatchObject({ can: false })
    expect(api.replyTerms(account, { last: null, lastInboundAt: null, now: new Date() }).ways).toMatchObject([
      { can: false },
    ])
  })

  test('a reply goes only where the installation lets it, and never in plain text over a network', async () => {
    await using stand = await startOwnSystem()
    const outside = { ...stand.account, settings: { system: 'shop', url: 'http://192.0.2.1/hubbub' } }
    await expect(api.check(outside)).rejects.toMatchObject({ shutDoor: { code: 'plain_text_refused' } })
    const strict = createApiChannel({ allowPrivateHosts: false, urls: {} })
    await using session = strict.connect(stand.account)
    await expect(session.send(outboundPost('hi'))).rejects.toMatchObject({
      class: 'reauthorize',
      maybeSent: false,
      shutDoor: { code: 'host_refused' },
    })
  })
})
