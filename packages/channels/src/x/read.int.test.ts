import { startHttpServer } from '@hubbub/simulators'
import { expect, test } from 'vitest'
import { drain } from '../contract-suite/drain.ts'
import { startX, xChannel } from './x.fixtures.ts'

const quiet = { terms: [], direct: false }

test('a post says who, where, to whom and what it refers to, in either of X’s vocabularies', async () => {
  for (const dialect of ['post', 'tweet'] as const) {
    await using net = await startX({ dialect }, { ...quiet, terms: ['brand'] })
    const { x, us, anna, account } = net
    const ours = x.world.say(us, 'Our news')
    const reply = x.world.say(anna, '@acme is it so? https://shop.test/a?b=1', { replyTo: ours })
    const quote = x.world.say(anna, 'brand new', { quotes: ours, country: 'DE' })
    x.world.say(anna, '', { reposts: x.world.say(anna, `brand ${'long '.repeat(70)}end`) })
    await using session = xChannel.connect(account)
    const found = (await drain(xChannel, session, null)).flatMap(({ messages }) => messages)
    const byId = new Map(found.map((message) => [message.externalId, message]))
    expect(byId.get(reply.id)).toMatchObject({
      text: '@acme is it so? https://shop.test/a?b=1',
      trimmedText: 'is it so? https://shop.test/a?b=1',
      addressed: true,
      author: {
        kind: 'x',
        value: anna.id,
        name: 'Anna Berg',
        handle: 'annab',
        followers: 321,
        verified: true,
      },
      thread: { parentRefs: [ours.id] },
      post: {
        form: 'reply',
        audience: 'public',
        url: `https://x.com/annab/status/${reply.id}`,
        engagement: { likes: 2 },
      },
    })
    expect(byId.get(quote.id)).toMatchObject({
      addressed: false,
      post: { form: 'quote', repeats: ours.id, facts: { quotesUs: true }, country: 'DE' },
    })
    const long = found.find(({ post }) => post?.form === 'post')
    const repost = found.find(({ post }) => post?.form === 'repost')
    expect(long?.text).toMatch(/end$/)
    expect(repost?.post?.repeats).toBe(long?.externalId)
  }
})

test('an edit changes what is stored, and is no second message', async () => {
  await using net = await startX({}, quiet)
  const { x, anna, account } = net
  await using session = xChannel.connect(account)
  const said = x.world.say(anna, '@acme thre pieces')
  const cursor = (await drain(xChannel, session, null)).at(-1)?.cursor
  const edited = x.world.edit(said, '@acme three pieces')
  const batches = await drain(xChannel, session, cursor)
  expect(batches.flatMap(({ messages }) => messages)).toMatchObject([
    { externalId: said.id, post: { facts: { postId: edited.id } } },
  ])
  expect(batches.flatMap(({ changes = [] }) => changes)).toMatchObject([
    { kind: 'edited', externalId: said.id, text: '@acme three pieces' },
  ])
})

test('direct messages of both directions come in their conversation', async () => {
  await using net = await startX({}, { terms: [], mentions: false })
  const { x, us, anna, account } = net
  const asked = x.world.write(anna, us, 'in private?')
  x.world.write(us, anna, 'of course')
  await using session = xChannel.connect(account)
  const found = (await drain(xChannel, session, null)).flatMap(({ messages }) => messages)
  expect(found.map(({ text, direction }) => [text, direction])).toEqual([
    ['in private?', 'in'],
    ['of course', 'out'],
  ])
  expect(found[0]).toMatchObject({
    externalId: `dm-${asked.id}`,
    author: { name: 'Anna Berg' },
    thread: { parentRefs: [`dm-conversation:${asked.conversationId}`] },
    post: {
      form: 'direct',
      audience: 'direct',
      place: null,
      facts: { directConversationId: asked.conversationId },
    },
  })
})

test('pictures of what is said to us come along, and those that cannot be had as a link', async () => {
  await using pictures = await startHttpServer({ routes: { 'GET /a.jpg': () => ({ body: 'the picture' }) } })
  await using net = await startX({}, quiet)
  const { x, anna, account } = net
  x.world.say(anna, '@acme look', { media: [`${pictures.url}/a.jpg`, `${pictures.url}/gone.jpg`] })
  await using session = xChannel.connect(account)
  const [message] = (await drain(xChannel, session, null)).flatMap(({ messages }) => messages)
  expect(message?.trimmedText).toBe(`look\n${pictures.url}/gone.jpg`)
  expect(message?.attachments).toMatchObject([{ contentType: 'image/jpeg', inline: true }])
  expect(Buffer.from(message?.attachments[0]?.content ?? []).toString()).toBe('the picture')
})

test('more mentions than the timeline holds are found again, and what is too long ago is said to be lost', async () => {
  await using net = await startX({}, quiet)
  const { x, anna, account } = net
  for (let index = 0; index < 850; index += 1) x.world.say(anna, `@acme number ${index}`)
  await using session = xChannel.connect(account)
  const now = Date.now()
  const asked = {
    from: new Date(now - 3_600_000),
    to: new Date(now + 1000),
    signal: AbortSignal.timeout(20_000),
  }
  const found = (await Array.fromAsync(session.backfill?.(asked) ?? [])).flatMap(({ messages }) => messages)
  expect(found).toHaveLength(850)
  expect(found.every(({ addressed }) => addressed)).toBe(true)
  const before = { ...asked, from: new Date(now - 9 * 86_400_000), to: new Date(now - 8 * 86_400_000) }
  await expect(Array.fromAsync(session.backfill?.(before) ?? [])).rejects.toMatchObject({
    class: 'rejected',
    message: expect.stringContaining('last seven days'),
  })
})
