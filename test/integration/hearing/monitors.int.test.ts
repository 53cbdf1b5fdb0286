import { createBluesky, createJetstream, createMastodon, createX, type HttpFault } from '@hubbub/simulators'
import { eventually } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { listenFor } from './lib/listen-for.ts'

const patient = { timeout: 20_000 }

async function startX(settings: Record<string, unknown> = {}) {
  const x = await createX({ keepAliveMs: 200 })
  const us = x.world.join('acme', { name: 'Acme' })
  const anna = x.world.join('annab', { name: 'Anna Berg' })
  const { access: accessToken, refresh: refreshToken } = x.access.letIn(us)
  const credentials = {
    accessToken,
    refreshToken,
    clientId: 'client',
    bearerToken: x.access.addApp('the-app'),
  }
  const own = { terms: ['brand'], mentions: false, direct: false, pollSeconds: 15, ...settings }
  const desk = await listenFor({ kind: 'x', urls: { x: x.url }, account: { settings: own, credentials } })
  const stack = new AsyncDisposableStack()
  stack.defer(x.close)
  stack.use(desk)
  const rules = () => [...x.streams.rules.values()].map(({ value, tag }) => [value, tag])
  return { x, anna, desk, rules, [Symbol.asyncDispose]: async () => await stack.disposeAsync() }
}

/** How often from now on something is asked for. */
function countOf({ fail }: { fail: (rule: HttpFault) => () => void }, end: string): () => number {
  const seen = new Set<object>()
  fail({
    on: 'answer',
    when: (request) => {
      if (request.path.endsWith(end)) seen.add(request)
      return false
    },
    answer: { status: 500 },
  })
  return () => seen.size
}

test('the rules of X follow the monitors while its stream runs, and what comes by them is matched', async () => {
  await using net = await startX()
  const { x, anna, desk, rules } = net
  await eventually(() => expect(x.streams.connections()).toBe(1), patient)
  const opened = countOf(x, '/search/stream')

  const shoes = await desk.save('shoes NOT boots')
  const began = performance.now()
  await eventually(() => expect(rules()).toHaveLength(2), patient)
  expect(performance.now() - began).toBeLessThan(5_000)
  expect(rules()).toEqual([
    ['brand', 'hubbub'],
    ['shoes OR #shoes OR @shoes', `hubbub:${shoes}`],
  ])
  for (const text of ['red shoes are late', 'shoes or boots', 'nobody wants this', 'my brand'])
    x.world.say(anna, text)
  await eventually(
    async () => expect(await desk.texts()).toEqual(['my brand', 'red shoes are late', 'shoes or boots']),
    patient,
  )
  await eventually(async () => expect(await desk.matched(shoes)).toEqual(['red shoes are late']), patient)

  await desk.change(shoes, { query: 'sandals' })
  await eventually(() => expect(rules()[1]?.[0]).toBe('sandals OR #sandals OR @sandals'), patient)
  await desk.change(shoes, { enabled: false })
  await eventually(() => expect(rules()).toEqual([['brand', 'hubbub']]), patient)
  x.world.say(anna, 'sandals unheard')
  x.world.say(anna, 'brand heard')
  await eventually(async () => expect(await desk.texts()).toContain('brand heard'), patient)
  expect(await desk.texts()).not.toContain('sandals unheard')

  await desk.change(shoes, { enabled: true })
  await eventually(() => expect(rules()).toHaveLength(2), patient)
  await desk.remove(shoes)
  await eventually(() => expect(rules()).toHaveLength(1), patient)
  // The one that stood at the beginning stands still.
  expect(opened()).toBe(0)
  expect(x.streams.connections()).toBe(1)
}, 60_000)

test('an account at X without a list of its own begins and ends to listen with the monitors', async () => {
  await using net = await startX({ terms: [] })
  const { x, anna, desk } = net
  await eventually(async () => expect(await desk.takenUp()).toMatchObject({ problems: [] }), patient)
  expect(x.streams.connections()).toBe(0)
  const tea = await desk.save('tea')
  await eventually(() => expect(x.streams.connections()).toBe(1), patient)
  x.world.say(anna, 'tea at last')
  await eventually(async () => expect(await desk.matched(tea)).toEqual(['tea at last']), patient)
  await desk.remove(tea)
  await eventually(() => expect(x.streams.connections()).toBe(0), patient)
  expect([...x.streams.rules.values()]).toEqual([])
}, 60_000)

test('what X does not take is told of its monitor, and stops no other', async () => {
  await using net = await startX({ terms: [] })
  const { x, desk, rules } = net
  x.streams.add(
    Array.from({ length: 999 }, (_, index) => ({ value: `theirs${index}`, tag: 'another program' })),
  )
  const one = await desk.save('first')
  const two = await desk.save('second')
  await eventually(
    async () => expect((await desk.takenUp())?.problems).toMatchObject([{ monitorIds: [two] }]),
    patient,
  )
  expect(rules().filter(([, tag]) => tag?.startsWith('hubbub'))).toEqual([
    ['first OR #first OR @first', `hubbub:${one}`],
  ])
}, 60_000)

test('where X is searched, what it does not take of what monitors want stops nothing else', async () => {
  await using net = await startX({ listen: 'search' })
  const { x, anna, desk } = net
  x.fail({
    on: 'answer',
    when: ({ path, query }) =>
      path.endsWith('/search/recent') && query.get('query')?.includes('odd') === true,
    answer: {
      status: 400,
      json: { title: 'Invalid Request', detail: 'There were errors processing your request' },
    },
  })
  const odd = await desk.save('odd')
  await eventually(
    async () => expect((await desk.takenUp())?.problems).toMatchObject([{ monitorIds: [odd] }]),
    patient,
  )
  x.world.say(anna, 'my brand is heard')
  await eventually(async () => expect(await desk.texts()).toEqual(['my brand is heard']), patient)
  expect(await desk.health()).toMatchObject({ health: 'connected' })
}, 60_000)

test('Bluesky is searched for what a monitor wants at once, and no more once it rests', async () => {
  await using network = await createBluesky()
  const shop = network.join('shop.test', 'The Shop')
  const kim = network.join('kim.test', 'Kim')
  const account = {
    settings: { handle: 'shop.test', service: network.url, searches: [] },
    credentials: { password: network.letIn(shop) },
  }
  await using desk = await listenFor({ kind: 'bluesky', account })
  await eventually(async () => expect(await desk.health()).toMatchObject({ health: 'connected' }), patient)
  network.say({ by: kim, text: 'The green tea is late' })
  network.say({ by: kim, text: 'green as tea' })
  const tea = await desk.save('"green tea" OR rooibos')
  await eventually(async () => expect(await desk.matched(tea)).toEqual(['The green tea is late']), patient)
  expect(await desk.texts()).toEqual(['The green tea is late'])
  await desk.change(tea, { enabled: false })
  await eventually(async () => expect((await desk.takenUp())?.stamp).toBe(2), patient)
  const searches = countOf(network, 'searchPosts')
  const looks = countOf(network, 'listNotifications')
  await desk.announce()
  await eventually(() => expect(looks()).toBeGreaterThan(0), patient)
  expect(searches()).toBe(0)
}, 60_000)

test('Mastodon tells a monitor’s hashtags on the socket that stands, and its words as hashtags', async () => {
  await using instance = await createMastodon()
  const shop = instance.join('shop', 'The Shop')
  const kim = instance.join('kim', 'Kim', 'far.test')
  const account = {
    settings: { url: instance.url, hashtags: [] },
    credentials: { token: instance.letIn(shop) },
  }
  await using desk = await listenFor({ kind: 'mastodon', account })
  await eventually(async () => expect(await desk.health()).toMatchObject({ health: 'connected' }), patient)
  const tea = await desk.save('#GreenTea OR rooibos')
  await eventually(async () => expect((await desk.takenUp())?.stamp).toBe(1), patient)
  instance.say({ by: kim, text: 'My #greentea', tags: ['greentea'] })
  instance.say({ by: kim, text: 'My #rooibos', tags: ['rooibos'] })
  instance.say({ by: kim, text: 'My #coffee', tags: ['coffee'] })
  await eventually(async () => expect(await desk.matched(tea)).toHaveLength(2), { timeout: 15_000 })
  expect(await desk.texts()).toHaveLength(2)
}, 60_000)

test('Jetstream is heard by what a monitor needs from the moment at which it is saved', async () => {
  await using instance = await createJetstream()
  const account = { settings: { url: instance.url, words: [], silentSeconds: 30 }, credentials: {} }
  await using desk = await listenFor({ kind: 'jetstream', account })
  await eventually(async () => expect(await desk.takenUp()).toBeDefined(), patient)
  const tea = await desk.save('(green NEAR/3 tea*) NOT coffee')
  await eventually(async () => expect((await desk.takenUp())?.stamp).toBe(1), patient)
  for (const text of ['Green are my teapots', 'green coffee tea', 'evergreen', 'green'])
    instance.post('kim.test', text)
  await eventually(async () => expect(await desk.matched(tea)).toEqual(['Green are my teapots']), patient)
  // The rest of what it needs is held against it on arrival.
  expect(await desk.texts()).toEqual(['Green are my teapots', 'green coffee tea'])
  await desk.remove(tea)
  await eventually(async () => expect((await desk.takenUp())?.stamp).toBe(2), patient)
  instance.post('kim.test', 'green teacups')
  instance.post('kim.test', 'and on')
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(await desk.texts()).toHaveLength(2)
}, 60_000)
