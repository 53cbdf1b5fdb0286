import { createManualClock } from '@hubbub/runtime'
import { expect, test } from 'vitest'
import { plainContext } from '../context.ts'
import { drain, textsOf } from '../contract-suite/drain.ts'
import { startX, xChannel } from './x.fixtures.ts'

const quiet = { terms: [], direct: false }

test('mentions are paged until the stored one is met, oldest first', async () => {
  await using net = await startX({}, quiet)
  const { x, anna, account } = net
  await using session = xChannel.connect(account)
  x.world.say(anna, '@acme number 0')
  const cursor = (await drain(xChannel, session, null)).at(-1)?.cursor
  for (let index = 1; index <= 250; index += 1) x.world.say(anna, `@acme number ${index}`)
  const texts = textsOf(await drain(xChannel, session, cursor))
  expect(texts).toEqual(Array.from({ length: 250 }, (_, index) => `number ${index + 1}`))
})

test('more mentions than X holds are told as a gap', async () => {
  await using net = await startX({}, quiet)
  const { x, anna, account } = net
  await using session = xChannel.connect(account)
  x.world.say(anna, '@acme before')
  const cursor = (await drain(xChannel, session, null)).at(-1)?.cursor
  for (let index = 0; index < 850; index += 1) x.world.say(anna, `@acme number ${index}`)
  const batches = await drain(xChannel, session, cursor)
  expect(textsOf(batches)).toHaveLength(800)
  expect(batches.flatMap(({ gaps = [] }) => gaps)).toMatchObject([{ reason: expect.stringContaining('800') }])
})

test('a post says who, where, to whom and what it refers to, in either of X’s vocabularies', async () => {
  for (const dialect of ['post', 'tweet'] as const) {
    await using net = await startX({ dialect }, { ...quiet, terms: ['brand'] })
    const { x, us, anna, account } = net
    const ours = x.world.say(us, 'Our news')
    const reply = x.world.say(anna, '@acme is it so? https://shop.test/a?b=1', { replyTo: ours })
    const quote = x.world.say(anna, 'brand new', { quotes: ours })
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
      post: { form: 'quote', repeats: ours.id, facts: { quotesUs: true } },
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

test('one source that must wait does not keep the others from going on', async () => {
  await using net = await startX({}, { terms: [] })
  const { x, us, anna, account } = net
  x.world.say(anna, '@acme in public')
  x.world.write(anna, us, 'in private')
  x.fail({
    on: 'answer',
    answer: { status: 429, json: { title: 'Too Many Requests' } },
    when: ({ path }) => path === '/2/dm_events',
  })
  await using session = xChannel.connect(account)
  expect(textsOf(await drain(xChannel, session, null))).toEqual(['in public'])
})

test('posts that are used up stop until the period ends, in words that say so', async () => {
  const clock = createManualClock(new Date('2026-11-22T10:00:00Z'))
  await using net = await startX(
    { now: () => clock.now() },
    { terms: ['x'], listen: 'search', mentions: false, direct: false },
  )
  net.x.cap()
  await using session = xChannel.connect(net.account, plainContext({ clock }))
  await expect(drain(xChannel, session, null)).rejects.toMatchObject({
    class: 'rate-limited',
    until: new Date('2026-12-01T00:00:00Z'),
    message: expect.stringContaining('used up'),
  })
})

test('a limit that is known is obeyed without asking again', async () => {
  await using net = await startX({}, quiet)
  const { x, account } = net
  let asked = 0
  x.fail({
    on: 'answer',
    when: ({ path }) => path.endsWith('/mentions') && (asked += 1) > 0,
    answer: {
      status: 429,
      headers: {
        'x-rate-limit-limit': '300',
        'x-rate-limit-remaining': '0',
        'x-rate-limit-reset': String(Math.ceil(Date.now() / 1000) + 60),
      },
      json: { title: 'Too Many Requests' },
    },
  })
  const context = plainContext()
  for (const _ of [1, 2, 3]) {
    await using session = xChannel.connect(account, context)
    await expect(drain(xChannel, session, null)).rejects.toMatchObject({ class: 'rate-limited' })
  }
  expect(asked).toBe(1)
})

test('an access token that ended is renewed once, and what came back is kept', async () => {
  await using net = await startX({}, { terms: [] })
  const { x, us, anna, account } = net
  x.access.endTokens()
  x.world.say(anna, '@acme still there?')
  x.world.write(anna, us, 'and here?')
  let stored: unknown = account.credentials
  let renewals = 0
  const credentials = {
    renew: async (_: unknown, fetchNew: (now: unknown) => Promise<unknown>) => {
      renewals += 1
      stored = await fetchNew(stored)
      return stored
    },
  }
  await using session = xChannel.connect(account, plainContext({ credentials }))
  expect(textsOf(await drain(xChannel, session, null)).toSorted()).toEqual(['and here?', 'still there?'])
  expect(renewals).toBe(1)
  expect(stored).toMatchObject({
    bearerToken: 'the-app',
    refreshToken: expect.stringMatching(/^refresh-.*-2$/),
  })
})

test('what is read is noted once a day at its price', async () => {
  await using net = await startX({}, quiet)
  const { x, anna, account } = net
  const spent: unknown[] = []
  const meter = { ...plainContext().meter, spend: async (use: unknown) => void spent.push(use) }
  await using session = xChannel.connect(account, plainContext({ meter }))
  x.world.say(anna, '@acme one')
  await drain(xChannel, session, null)
  await drain(xChannel, session, null)
  expect(spent).toEqual([{ for: 'mentions', unit: 'own-read', amount: 1, costMicros: 1000 }])
})
