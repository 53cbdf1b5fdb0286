import { expect, test } from 'vitest'
import { plainContext } from '../context.ts'
import { answerTo, refTo, startX, xChannel } from './x.fixtures.ts'

async function start(options: Parameters<typeof startX>[0] = {}, settings: Record<string, unknown> = {}) {
  const net = await startX(options, settings)
  const asked = net.x.world.say(net.anna, 'Hello @acme')
  return { ...net, asked, session: xChannel.connect(net.account) }
}

const picture = {
  filename: 'a.png',
  contentType: 'image/png',
  contentId: null,
  content: Buffer.alloc(1_500_000, 1),
}

test('an answer stands below what it answers, with its pictures', async () => {
  await using net = await start()
  const { x, asked, session } = net
  const result = await session.send(answerTo(refTo(asked), { attachments: [picture] }))
  const post = x.world.posts.get(result.externalId)
  expect(post).toMatchObject({ text: '@annab We are on it.', refers: [{ type: 'replied_to', id: asked.id }] })
  expect(result).toMatchObject({ ownRef: post?.id, url: `https://x.com/acme/status/${post?.id}` })
  expect([...x.media.values()]).toMatchObject([{ type: 'image/png', bytes: 1_500_000, ready: true }])
})

test('who neither mentioned nor quoted us cannot be answered by a self-serve app, and it is said before', async () => {
  await using net = await start()
  const { x, anna, account, session } = net
  const heard = refTo(x.world.say(anna, 'about nobody'), { namesUs: false })
  const question = { last: heard, lastInboundAt: new Date(), now: new Date() }
  const { ways, openUrl } = xChannel.replyTerms(account, question)
  expect(ways).toMatchObject([
    { audience: 'public', can: false, why: expect.stringContaining('only who mentioned or quoted') },
    { audience: 'direct', can: true },
  ])
  expect(openUrl).toBe(heard.post.url)
  await expect(session.send(answerTo(heard))).rejects.toMatchObject({ class: 'rejected', maybeSent: false })
  expect(x.world.newest(({ author }) => author.username === 'acme')).toEqual([])

  const quoting = { ...question, last: refTo(x.world.say(anna, 'see'), { namesUs: false, quotesUs: true }) }
  expect(xChannel.replyTerms(account, quoting).ways[0]?.can).toBe(true)
  const enterprise = { ...account, settings: { ...account.settings, tier: 'enterprise' } }
  expect(xChannel.replyTerms(enterprise, question).ways[0]?.can).toBe(true)
})

test('letters are counted as X counts them', async () => {
  await using net = await start()
  const { asked, session } = net
  const link = `https://shop.test/${'a'.repeat(300)}`
  await session.send(answerTo(refTo(asked), { text: `${'x'.repeat(256)} ${link}` }))
  await session.send(answerTo(refTo(asked), { text: '字'.repeat(140) }))
  for (const text of ['字'.repeat(141), `${'x'.repeat(257)} ${link}`, '  '])
    await expect(session.send(answerTo(refTo(asked), { text }))).rejects.toMatchObject({
      class: 'rejected',
      maybeSent: false,
    })
})

test('what was sent and lost its answer is found by what it says and what it answers', async () => {
  await using net = await start()
  const { x, asked, session } = net
  const since = new Date()
  x.fail({ on: 'cut-after', times: 1, when: ({ method, path }) => method === 'POST' && path === '/2/tweets' })
  const message = answerTo(refTo(asked), { text: 'Look here: https://shop.test/order?id=1&x=2 ' })
  await expect(session.send(message)).rejects.toMatchObject({ class: 'retry', maybeSent: true })
  const [post] = x.world.newest(({ author }) => author.username === 'acme')
  expect(await session.lookupSent({ message, since })).toMatchObject({ externalId: post?.id })
  expect(await session.lookupSent({ message: { ...message, text: 'Other words' }, since })).toBe('unknown')
})

test('words of X reach the person, and only a limit is waited for', async () => {
  await using net = await start()
  const { x, asked, session } = net
  await session.send(answerTo(refTo(asked)))
  await expect(session.send(answerTo(refTo(asked)))).rejects.toMatchObject({
    class: 'rejected',
    message: 'You are not allowed to create a Tweet with duplicate content.',
  })
  x.limit(60_000)
  await expect(session.send(answerTo(refTo(asked), { text: 'later' }))).rejects.toMatchObject({
    class: 'rate-limited',
    until: expect.any(Date),
    maybeSent: false,
  })
})

test('each answer is noted at its price, and none is sent that the budget does not allow', async () => {
  await using net = await start()
  const { x, us, asked, account } = net
  const spent: unknown[] = []
  const meter = { ...plainContext().meter, spend: async (use: unknown) => void spent.push(use) }
  await using session = xChannel.connect(account, plainContext({ meter }))
  await session.send(answerTo(refTo(asked)))
  await session.send(answerTo(refTo(asked), { audience: 'direct' }))
  await session.send(answerTo(refTo(asked), { inReplyTo: null, to: null, text: 'News: https://shop.test' }))
  expect(spent).toMatchObject([
    { for: 'reply', unit: 'answer', costMicros: 10_000 },
    { for: 'reply-direct', unit: 'direct', costMicros: 15_000 },
    { for: 'reply', unit: 'post', costMicros: 200_000 },
  ])
  const permit = async () => {
    throw new Error('the budget is used up')
  }
  await using poor = xChannel.connect(account, plainContext({ meter: { ...meter, permit } }))
  const before = x.world.newest(({ author }) => author === us).length
  await expect(poor.send(answerTo(refTo(asked), { text: 'more' }))).rejects.toThrow('used up')
  expect(x.world.newest(({ author }) => author === us)).toHaveLength(before)
})

test('hiding an answer below ours, taking ours back, and who somebody is', async () => {
  await using net = await start()
  const { x, anna, asked, session } = net
  const { externalId, facts = {} } = await session.send(answerTo(refTo(asked)))
  await session.hide?.(refTo(asked), true)
  expect(x.world.posts.get(asked.id)?.hidden).toBe(true)
  const ref = refTo(asked)
  await session.remove?.({ ...ref, externalId, post: { ...ref.post, facts } })
  expect(x.world.posts.has(externalId)).toBe(false)
  expect(await session.profile?.({ kind: 'x', value: anna.id, name: null })).toMatchObject({
    name: 'Anna Berg',
  })
})

test('looking somebody up costs what X charges for it, and rests with the budget', async () => {
  await using net = await start()
  const { account, anna } = net
  const spent: unknown[] = []
  const meter = { ...plainContext().meter, spend: async (use: unknown) => void spent.push(use) }
  await using session = xChannel.connect(account, plainContext({ meter }))
  const party = { kind: 'x', value: anna.id, name: null }
  expect(await session.profile?.(party)).toMatchObject({
    bio: 'Grinds.',
    joinedAt: '2020-05-01T00:00:00.000Z',
  })
  expect(spent).toEqual([{ for: 'profile', unit: 'user-read', amount: 1, costMicros: 10_000 }])
  const permit = async (use: string) => {
    throw new Error(`used up: ${use}`)
  }
  await using poor = xChannel.connect(account, plainContext({ meter: { ...meter, permit } }))
  await expect(poor.profile?.(party)).rejects.toThrow('used up: profile')
})
