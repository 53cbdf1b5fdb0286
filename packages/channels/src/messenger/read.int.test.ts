import { expect, test } from 'vitest'
import { anna, page, startMessenger } from './messenger.fixtures.ts'

const entry = (event: object) => ({
  id: page.id,
  messaging: [
    { sender: { id: anna.id }, recipient: { id: page.id }, timestamp: 1_749_416_383_000, ...event },
  ],
})

test('messages carry who wrote them, their files, and what they answer', async () => {
  await using net = await startMessenger()
  const url = net.graph.media.openAddressOf(net.graph.media.keep(Buffer.from('pixels'), 'image/png'))
  const gone = net.graph.media.openAddressOf('1')
  const { messages } = await net.read(
    net.desk.chats.said(anna, '', {
      attachments: [
        { type: 'image', url },
        { type: 'file', url: gone },
      ],
    }),
    net.desk.chats.said(anna, 'And this?', {
      reply_to: { mid: 'm_before' },
      referral: { source: 'ADS', ads_context_data: { ad_title: 'Winter sale' } },
    }),
    entry({
      message: {
        mid: 'm_share',
        attachments: [{ type: 'fallback', payload: { title: 'A page', url: 'https://shop.test/a' } }],
      },
    }),
    entry({ postback: { mid: 'm_pressed', title: 'Talk to us', payload: 'X' } }),
  )
  expect(messages).toMatchObject([
    {
      author: {
        kind: 'messenger',
        value: anna.id,
        name: 'Anna Berg',
        avatarUrl: expect.stringContaining('fbcdn'),
      },
      text: '[file: Meta did not hand it out]',
      attachments: [{ filename: 'image.png', contentType: 'image/png', inline: true }],
      thread: { parentRefs: [`chat:${anna.id}`] },
    },
    {
      text: 'And this?\n\n[Came by the ad “Winter sale”]',
      trimmedText: 'And this?',
      thread: { parentRefs: ['m_before', `chat:${anna.id}`] },
    },
    { externalId: 'm_share', text: 'A page https://shop.test/a' },
    { externalId: 'm_pressed', text: 'Talk to us' },
  ])
})

test('echoes are ours: of another inbox, and of our own sends by the id that we wrote beside them', async () => {
  await using net = await startMessenger()
  const sent = {
    mid: 'm_ours',
    is_echo: true,
    text: 'Soon there',
    app_id: 1,
    metadata: 'hubbub:11111111-1111-4111-8111-111111111111',
  }
  const { messages } = await net.read(net.desk.chats.answerInInbox(anna, 'I look after it'), {
    id: page.id,
    standby: [{ sender: { id: page.id }, recipient: { id: anna.id }, timestamp: 1, message: sent }],
  })
  expect(messages).toMatchObject([
    {
      direction: 'out',
      text: 'I look after it',
      author: { value: page.id },
      post: { to: [{ value: anna.id }] },
      thread: { parentRefs: [`chat:${anna.id}`] },
    },
    { direction: 'out', externalId: 'm_ours', sentAs: '11111111-1111-4111-8111-111111111111' },
  ])
  expect(messages[0]).not.toHaveProperty('sentAs')
})

test('comments on posts and ads, posts of people, and the page’s own', async () => {
  await using net = await startMessenger()
  const { feed } = net.desk
  const shop = { id: page.id, name: page.name }
  const post = feed.write(shop, 'New mugs')
  const comment = feed.write(anna, 'How much?', post.id)
  const { messages, changes } = await net.read(
    feed.said(shop, 'Winter hours', null),
    feed.said(anna, 'Nice shop', null),
    feed.said(anna, 'And in blue?', comment.id),
    feed.said(shop, 'Nine euros', comment.id),
    feed.edit(comment.id, 'How much is it?'),
    feed.remove(comment.id),
    {
      id: page.id,
      changes: [{ field: 'feed', value: { item: 'reaction', verb: 'add', reaction_type: 'like' } }],
    },
  )
  expect(messages).toMatchObject([
    { text: 'Winter hours', direction: 'out', addressed: false, post: { form: 'post' } },
    {
      text: 'Nice shop',
      direction: 'in',
      addressed: true,
      post: { form: 'post', audience: 'public' },
      thread: { parentRefs: [] },
    },
    {
      text: 'And in blue?',
      author: { value: anna.id, name: 'Anna Berg' },
      addressed: true,
      post: { form: 'comment', url: expect.stringContaining('facebook.com'), facts: { below: comment.id } },
      thread: { parentRefs: [comment.id, post.id] },
    },
    { text: 'Nine euros', direction: 'out' },
  ])
  expect(changes).toMatchObject([
    { kind: 'edited', externalId: comment.id, text: 'How much is it?' },
    { kind: 'deleted', externalId: comment.id },
  ])
})

test('what becomes of messages, and one that cannot be read stops no other', async () => {
  await using net = await startMessenger()
  const { messages, changes, unreadable } = await net.read(
    entry({ delivery: { mids: ['m_1', 'm_2'], watermark: 1 } }),
    entry({ read: { watermark: 1_749_416_400_000 } }),
    entry({ reaction: { mid: 'm_1', action: 'react', emoji: '❤' } }),
    entry({ message_edit: { mid: 'm_0', text: 'Where is it?', num_edit: 1 } }),
    entry({ message: { text: 'without a name' } }),
    { ...entry({ message: { mid: 'm_foreign', text: 'to another page' } }), id: '1' },
    net.desk.chats.said(anna, 'still heard'),
  )
  expect(messages.map(({ text }) => text)).toEqual(['still heard'])
  expect(changes).toMatchObject([
    { kind: 'delivered', externalId: 'm_1' },
    { kind: 'delivered', externalId: 'm_2' },
    { kind: 'read-until', by: { kind: 'messenger', value: anna.id }, at: new Date(1_749_416_400_000) },
    { kind: 'engagement', externalId: 'm_1', engagement: { likes: 1 } },
    { kind: 'edited', externalId: 'm_0', text: 'Where is it?' },
  ])
  expect(unreadable).toMatchObject([{ reason: expect.stringContaining('message.mid') }])
  await using session = net.channel.connect(net.account)
  const raw = Buffer.from(unreadable[0]?.raw ?? [])
    .toString()
    .replace('"message":{', '"message":{"mid":"m_9",')
  expect(await session.read(Buffer.from(raw), { direction: 'in' })).toMatchObject({
    ok: true,
    message: { externalId: 'm_9' },
  })
})

test('a stretch that was missed is read from conversations and comments, under the same ids', async () => {
  let at = Date.parse('2026-11-30T08:00:00Z')
  await using net = await startMessenger({ now: () => new Date(at) })
  const { chats, feed } = net.desk
  chats.said(anna, 'before')
  const post = feed.write({ id: page.id, name: page.name }, 'New mugs')
  at = Date.parse('2026-11-30T09:00:00Z')
  const told = await net.read(chats.said(anna, 'meanwhile'), feed.said(anna, 'How much?', post.id))
  chats.answerInInbox(anna, 'answered elsewhere')
  at = Date.parse('2026-11-30T10:00:00Z')
  await using session = net.channel.connect(net.account)
  const stretch = {
    from: new Date('2026-11-30T08:30:00Z'),
    to: new Date(at),
    signal: AbortSignal.timeout(20_000),
  }
  const found = []
  for await (const { messages } of session.backfill?.(stretch) ?? []) found.push(...messages)
  expect(found.map(({ text }) => text).toSorted()).toEqual(['How much?', 'answered elsewhere', 'meanwhile'])
  const ids = new Set(found.map(({ externalId }) => externalId))
  for (const { externalId } of told.messages) expect(ids.has(externalId)).toBe(true)
})
