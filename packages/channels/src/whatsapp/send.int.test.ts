import { startHttpServer } from '@hubbub/simulators'
import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { plainContext } from '../context.ts'
import { pullAll } from '../contract-suite/drain.ts'
import type { WebhookRequest } from '../webhook.ts'
import {
  outbound,
  settings,
  sheena,
  sheenasMessage,
  startWhatsapp,
  verifyToken,
} from './whatsapp.fixtures.ts'

const file = (filename: string, contentType: string) => ({
  filename,
  contentType,
  contentId: null,
  content: Buffer.from(`bytes of ${filename}`),
})
const template = {
  id: 't1',
  name: 'hello',
  language: 'en',
  status: 'APPROVED',
  category: 'UTILITY',
  components: [{ type: 'BODY', text: 'Hello {{1}}' }],
}

async function start() {
  const net = await startWhatsapp()
  net.number.said(sheena, { type: 'text', text: { body: 'Where is it?' } })
  return { ...net, session: net.channel.connect(net.account) }
}

test('an answer names what it answers and carries our own id', async () => {
  await using net = await start()
  const message = outbound({ text: 'Soon there' })
  const result = await net.session.send(message)
  expect(net.number.sent.at(-1)).toMatchObject({
    to: '16505551234',
    text: { body: 'Soon there' },
    context: { message_id: 'wamid.asked' },
    biz_opaque_callback_data: `whatsapp:${message.messageId}`,
  })
  expect(result).toMatchObject({
    externalId: net.number.sent.at(-1)?.id,
    recipients: [{ address: '+16505551234', status: 'accepted' }],
  })
})

test('who hides their number is written to by Meta’s id, a group by its own', async () => {
  await using net = await start()
  await net.session.send(
    outbound({ to: { kind: 'whatsapp', value: 'BR.1502', name: null }, inReplyTo: null }),
  )
  const asked = { ...sheenasMessage, post: { ...sheenasMessage.post, facts: { groupId: 'g1' } } }
  await net.session.send(outbound({ inReplyTo: asked }))
  expect(net.number.sent).toMatchObject([{ recipient: 'BR.1502' }, { to: 'g1', recipient_type: 'group' }])
})

test('files are uploaded first, as what WhatsApp shows, else as documents', async () => {
  await using net = await start()
  for (const [name, type, text] of [
    ['a.png', 'image/png', 'one'],
    ['Rechnung März.pdf', 'application/pdf', ''],
    ['a.ogg', 'audio/ogg', ''],
    ['b.ogg', 'audio/ogg', 'listen'],
  ] as const)
    await net.session.send(outbound({ text, attachments: [file(name, type)] }))
  expect(net.number.sent).toMatchObject([
    { type: 'image', image: { caption: 'one' } },
    { type: 'document', document: { filename: 'Rechnung März.pdf' } },
    { type: 'audio' },
    { type: 'document', document: { filename: 'b.ogg', caption: 'listen' } },
  ])
  const { id } = (net.number.sent[0] as unknown as { image: { id: string } }).image
  expect(Buffer.from(net.graph.media.file(id)?.content ?? []).toString()).toBe('bytes of a.png')
})

test('outside the window a template goes, filled in; the account’s own list names it', async () => {
  await using net = await start()
  net.number.templates.push(template, { ...template, name: 'draft', status: 'PENDING' })
  const found = await net.channel.templates?.(net.account)
  expect(found).toMatchObject([{ id: 'hello/en', text: 'Hello {{body.1}}' }])
  await net.session.send(
    outbound({ text: 'Hello Kim', template: { id: 'hello/en', values: { 'body.1': 'Kim' } } }),
  )
  expect(net.number.sent.at(-1)).toMatchObject({
    type: 'template',
    template: { name: 'hello', components: [{ type: 'body', parameters: [{ type: 'text', text: 'Kim' }] }] },
  })
  await expect(
    net.session.send(outbound({ template: { id: 'hello/en', values: {} } })),
  ).rejects.toMatchObject({
    class: 'rejected',
    message: expect.stringContaining('expected number of params'),
  })
})

test('what WhatsApp would not take is refused before anything leaves', async () => {
  await using net = await start()
  for (const post of [
    { text: 'x'.repeat(4097) },
    { text: 'x'.repeat(1025), attachments: [file('a.txt', 'text/plain')] },
    { text: ' ' },
    { attachments: [file('a.txt', 'text/plain'), file('b.txt', 'text/plain')] },
    { audience: 'public' as const },
  ])
    await expect(net.session.send(outbound(post))).rejects.toMatchObject({
      class: 'rejected',
      maybeSent: false,
    })
  expect(net.number.sent).toEqual([])
})

test('reading, typing and a reaction', async () => {
  await using net = await start()
  await net.session.markRead?.(sheenasMessage)
  await net.session.typing?.(sheenasMessage)
  await net.session.react?.(sheenasMessage, '👍')
  expect(net.number.read).toEqual(['wamid.asked', 'wamid.asked'])
  expect(net.number.sent).toMatchObject([
    { type: 'reaction', reaction: { message_id: 'wamid.asked', emoji: '👍' } },
  ])
})

test('a limit holds for whoever shares it, and the secrets stand in no error', async () => {
  await using net = await start()
  const context = plainContext()
  const [one, other] = [net.channel.connect(net.account, context), net.channel.connect(net.account, context)]
  net.graph.limit(120_000)
  const refused: unknown = await one.send(outbound()).catch((error: unknown) => error)
  net.graph.limit(0)
  await expect(other.send(outbound())).rejects.toMatchObject({ class: 'rate-limited', maybeSent: false })
  expect(inspect(refused, { depth: 9 })).not.toMatch(/EAA|0123456789abcdef/)
})

test('the number is told to call us, once we know its verify token; what was missed meanwhile is said', async () => {
  await using net = await startWhatsapp()
  const account = { ...net.account, settings: { ...settings, register: true } }
  await using server = await startHttpServer({
    routes: {
      'GET /hooks/7': ({ query }) => {
        const request: WebhookRequest = {
          method: 'GET',
          headers: {},
          query: Object.fromEntries(query),
          body: new Uint8Array(),
          url: '',
          receivedAt: new Date(),
        }
        return net.channel.webhook?.answer(account, request) ?? { status: 404 }
      },
    },
  })
  const webhookUrl = `${server.url}/hooks/7`
  let time = Date.parse('2026-11-30T10:00:00Z')
  const context = plainContext({ webhookUrl, clock: { now: () => new Date(time) } })
  await using session = net.channel.connect(account, context)
  const [first] = await pullAll(session, null)
  expect([net.number.override(), first?.gaps]).toEqual([webhookUrl, []])
  expect(await pullAll(session, first?.cursor)).toEqual([])

  net.number.callAt('https://elsewhere.test/hook')
  time += 3_600_000
  const [again] = await pullAll(session, first?.cursor)
  expect(again?.gaps).toMatchObject([
    { from: new Date('2026-11-30T10:00:00Z'), to: new Date('2026-11-30T11:00:00Z') },
  ])
  expect(net.number.override()).toBe(webhookUrl)

  time += 8 * 24 * 3_600_000
  expect((await pullAll(session, again?.cursor))[0]?.gaps).toMatchObject([
    { reason: expect.stringContaining('7 days') },
  ])
  const stranger = net.channel.connect(
    { ...account, credentials: { ...account.credentials, verifyToken: `${verifyToken}!` } },
    plainContext({ webhookUrl: `${server.url}/hooks/8` }),
  )
  await expect(pullAll(stranger, null)).rejects.toMatchObject({
    class: 'retry',
    message: expect.stringContaining('cannot call'),
  })
})

test('an app secret of another app, and a number of another account, are named', async () => {
  await using net = await start()
  const context = plainContext({ webhookUrl: 'https://desk.shop.test/hooks/new' })
  const foreign = { ...net.account, credentials: { ...net.account.credentials, appSecret: 'f'.repeat(32) } }
  expect((await net.channel.check(foreign, context)).steps[0]?.message).toContain('app secret')
  const other = { ...net.account, settings: { ...settings, businessAccountId: '99999999' } }
  expect(await net.channel.check(other, context)).toMatchObject({ ok: false })
  expect((await net.channel.check(net.account, plainContext())).steps.at(-1)).toMatchObject({
    ok: false,
    message: expect.stringContaining('PUBLIC_URL'),
  })
})
