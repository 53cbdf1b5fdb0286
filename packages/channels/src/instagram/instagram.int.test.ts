import { expect, test } from 'vitest'
import { plainContext } from '../context.ts'
import { pullAll } from '../contract-suite/drain.ts'
import { anna, outbound, ownToken, refTo, shop, startInstagram } from './instagram.fixtures.ts'

const hook = 'https://desk.shop.test/hooks/new'
const picture = {
  filename: 'a.png',
  contentType: 'image/png',
  contentId: null,
  content: Buffer.from('pixels'),
}

test('messages, answers to stories, what was answered in the app, and receipts', async () => {
  await using net = await startInstagram()
  const { chats } = net.desk
  const url = net.graph.media.openAddressOf(net.graph.media.keep(Buffer.from('pixels'), 'image/jpeg'))
  const event = (rest: object) => ({
    id: shop.id,
    messaging: [
      { sender: { id: anna.id }, recipient: { id: shop.id }, timestamp: 1_749_416_383_000, ...rest },
    ],
  })
  const { messages, changes } = await net.read(
    chats.said(anna, 'So pretty', { reply_to: { story: { url: 'https://cdn.test/story', id: '1' } } }),
    event({ message: { mid: 'aWdf-1', attachments: [{ type: 'story_mention', payload: { url } }] } }),
    chats.answerInInbox(anna, 'Thank you'),
    event({ read: { mid: 'aWdf-2' } }),
    event({ reaction: { mid: 'aWdf-2', action: 'react', reaction: 'love', emoji: '❤' } }),
    event({ message: { mid: 'aWdf-3', is_deleted: true } }),
  )
  expect(messages).toMatchObject([
    {
      author: {
        kind: 'instagram',
        value: anna.id,
        name: 'Anna Berg',
        handle: 'annab',
        url: 'https://www.instagram.com/annab/',
      },
      text: 'So pretty\n\n[Answer to your story: https://cdn.test/story]',
      trimmedText: 'So pretty',
      thread: { parentRefs: [`chat:${anna.id}`] },
    },
    { text: '[Mentioned you in a story]', attachments: [{ contentType: 'image/jpeg' }] },
    { direction: 'out', text: 'Thank you', author: { value: shop.id }, post: { to: [{ value: anna.id }] } },
  ])
  expect(changes).toMatchObject([
    { kind: 'read', externalId: 'aWdf-2' },
    { kind: 'engagement', externalId: 'aWdf-2', engagement: { likes: 1 } },
    { kind: 'deleted', externalId: 'aWdf-3' },
  ])
})

test('comments below posts and ads, answers below the first of a thread, hidden and taken back', async () => {
  await using net = await startInstagram()
  const { desk } = net
  const us = { id: shop.id, name: shop.name, username: shop.username }
  const { messages } = await net.read(
    desk.said(anna, 'How much?', { media: '1790', adTitle: 'Winter sale' }),
    desk.said(us, 'Nine euros', { media: '1790', parent: '18000000000001' }),
    desk.said(anna, 'And in blue?', { media: '1790', parent: '18000000000001' }),
  )
  expect(messages).toMatchObject([
    {
      externalId: '18000000000001',
      author: { value: anna.id, handle: 'annab' },
      text: 'How much?\n\n[Below the ad “Winter sale”]',
      trimmedText: 'How much?',
      addressed: true,
      thread: { parentRefs: ['1790'] },
      post: { form: 'comment', audience: 'public' },
    },
    { direction: 'out', text: 'Nine euros' },
    { thread: { parentRefs: ['18000000000001', '1790'] }, post: { facts: { below: '18000000000001' } } },
  ])
  await using session = net.channel.connect(net.account)
  const asked = { ...refTo('18000000000003'), post: messages[2]?.post ?? refTo('').post }
  const message = outbound({ audience: 'public', text: 'Blue too', inReplyTo: asked })
  const since = new Date(Date.now() - 1000)
  expect(await session.lookupSent({ message, since })).toBe('unknown')
  const { externalId } = await session.send(message)
  expect(desk.comments.get(externalId)).toMatchObject({ text: '@annab Blue too', parent: '18000000000001' })
  expect(await session.lookupSent({ message, since })).toMatchObject({ externalId })
  await session.hide?.(asked, true)
  expect(desk.comments.get('18000000000003')?.hidden).toBe(true)
  await session.remove?.({ ...asked, externalId })
  expect(desk.comments.has(externalId)).toBe(false)
  await session.send(outbound({ text: 'In private', inReplyTo: asked }))
  expect(desk.chats.messages.at(-1)).toMatchObject({ to: anna.id, text: 'In private' })
})

test('what the network takes: 1,000 bytes or a file, 300 characters below a post, a heart', async () => {
  await using net = await startInstagram()
  net.desk.chats.said(anna, 'Hello')
  await using session = net.channel.connect(net.account)
  const asked = refTo('18', { audience: 'public', commentId: '18', below: '18' })
  for (const post of [
    { text: 'ü'.repeat(501) },
    { attachments: [picture] },
    { audience: 'public' as const, inReplyTo: asked, text: 'x'.repeat(295) },
  ])
    await expect(session.send(outbound(post))).rejects.toMatchObject({ class: 'rejected', maybeSent: false })
  await session.send(outbound({ text: '', attachments: [picture] }))
  expect(net.desk.chats.messages.at(-1)?.attachments).toMatchObject([{ type: 'image' }])
  await session.react?.(refTo('aWdf-1'), '❤️')
  await expect(session.react?.(refTo('aWdf-1'), '👍')).rejects.toMatchObject({ class: 'rejected' })
  expect(net.desk.chats.signs).toEqual([{ to: anna.id, action: 'react' }])
})

test('a token of the account itself opens it, too; a page without an account says so', async () => {
  await using net = await startInstagram()
  const own = {
    ...net.account,
    settings: { login: 'instagram' },
    credentials: { ...net.account.credentials, token: ownToken },
  }
  const context = plainContext({ webhookUrl: hook })
  const { ok, account } = await net.channel.check(own, context)
  expect([ok, account?.id, account?.handle]).toEqual([true, shop.id, 'theshop'])
  await using session = net.channel.connect({ ...own, account: null }, context)
  await pullAll(session, null)
  expect([...net.desk.subscribed]).toEqual(expect.arrayContaining(['comments', 'messaging_seen']))
  const last = refTo('aWdf-1')
  const question = { last, lastInboundAt: new Date(), now: new Date() }
  expect(net.channel.replyTerms(own, question).ways[0]?.files).toBeNull()
  net.desk.pageId = null
  expect((await net.channel.check(net.account, context)).steps[0]).toMatchObject({
    ok: false,
    message: expect.stringContaining('No professional'),
  })
})

test('a stretch that was missed is read from conversations and comments, under the same ids', async () => {
  let at = Date.parse('2026-11-30T08:00:00Z')
  await using net = await startInstagram({ now: () => new Date(at) })
  net.desk.chats.said(anna, 'before')
  at = Date.parse('2026-11-30T09:00:00Z')
  const told = await net.read(
    net.desk.chats.said(anna, 'meanwhile'),
    net.desk.said(anna, 'How much?', { media: '1790' }),
  )
  at = Date.parse('2026-11-30T10:00:00Z')
  await using session = net.channel.connect(net.account)
  const stretch = {
    from: new Date('2026-11-30T08:30:00Z'),
    to: new Date(at),
    signal: AbortSignal.timeout(20_000),
  }
  const found = []
  for await (const { messages } of session.backfill?.(stretch) ?? []) found.push(...messages)
  const wordsById = (some: readonly { externalId: string; text: string }[]) =>
    new Map(some.map(({ externalId, text }) => [externalId, text]))
  expect(found).toHaveLength(2)
  expect(wordsById(found)).toEqual(wordsById(told.messages))
})
