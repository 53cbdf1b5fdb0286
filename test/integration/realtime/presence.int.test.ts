import { query, sharedRedis, type Workbench } from '@hubbub/test-support'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openLine } from './lib/line.ts'
import { type Gateway, type Live, type LivePerson, openLive } from './lib/open-live.ts'
import { openTab, patience } from './lib/tab.ts'

const redis = sharedRedis()
const forms = [
  { adapter: 'postgres' as const, redisUrl: '', missing: '' },
  'missing' in redis
    ? { adapter: 'redis' as const, redisUrl: '', missing: ` (${redis.missing})` }
    : { adapter: 'redis' as const, redisUrl: redis.url, missing: '' },
]

for (const { adapter, redisUrl, missing } of forms) {
  describe.skipIf(missing !== '')(`two gateways over ${adapter}${missing}`, () => {
    presenceTests(adapter, redisUrl)
  })
}

function presenceTests(adapter: 'postgres' | 'redis', redisUrl: string) {
  let live: Live
  let one: Gateway
  let two: Gateway
  let desk: Workbench
  let ann: LivePerson
  let bo: LivePerson
  let id: string
  beforeAll(async () => {
    live = await openLive()
    one = await live.startGateway({ adapter, redisUrl })
    two = await live.startGateway({ adapter, redisUrl })
  })
  beforeEach(async () => {
    desk = await live.openWorkspace()
    ann = await live.hire(desk)
    bo = await live.hire(desk)
    id = (await desk.receive()).conversationId
  })
  afterAll(async () => {
    for (const each of [one, two, live]) await each[Symbol.asyncDispose]()
  })
  const open = async (person: LivePerson, url: string) => {
    const tab = openTab(person, url)
    await tab.ready()
    return tab
  }
  const seenBy = (tab: ReturnType<typeof openTab>) =>
    tab
      .viewers(id)
      .map(({ memberId, typing }) => `${memberId === ann.memberId ? 'ann' : 'bo'}${typing ? ' types' : ''}`)
      .toSorted()

  test('people see each other look and type across gateways; two tabs are one person', async () => {
    using first = await open(ann, one.url)
    using second = await open(ann, two.url)
    using other = await open(bo, two.url)
    for (const tab of [first, second, other]) tab.client.watch(id)
    for (const tab of [first, second, other])
      await expect.poll(() => seenBy(tab), patience).toEqual(['ann', 'bo'])
    await expect.poll(() => other.presence().length, patience).toBe(2)
    first.client.typing(id, true)
    for (const tab of [second, other])
      await expect.poll(() => seenBy(tab), patience).toEqual(['ann types', 'bo'])
    // The tab in which nobody types says nothing of the other.
    second.client.watch(null)
    second.client.watch(id)
    await expect.poll(() => seenBy(second), patience).toEqual(['ann types', 'bo'])
    first.client.typing(id, false)
    await expect.poll(() => seenBy(other), patience).toEqual(['ann', 'bo'])
    second[Symbol.dispose]()
    await expect.poll(() => two.connections(), patience).toBe(1)
    expect(seenBy(other)).toEqual(['ann', 'bo'])
    first[Symbol.dispose]()
    await expect.poll(() => seenBy(other), patience).toEqual(['bo'])
    await expect.poll(() => other.presence().map(({ memberId }) => memberId), patience).toEqual([bo.memberId])
  })

  test('a tab that is killed while its person types is gone at once', async () => {
    using line = await openLine(one.url)
    using other = await open(bo, two.url)
    const killed = await open(ann, line.url)
    for (const tab of [killed, other]) tab.client.watch(id)
    killed.client.typing(id, true)
    await expect.poll(() => seenBy(other), patience).toContain('bo')
    await expect.poll(() => seenBy(other), patience).toHaveLength(2)
    line[Symbol.dispose]()
    await expect.poll(() => seenBy(other), patience).toEqual(['bo'])
    killed[Symbol.dispose]()
  })

  test('with frames in quick turn the last one holds', async () => {
    const further = (await desk.receive({ from: 'someone@post.test' })).conversationId
    using other = await open(bo, two.url)
    using tab = await open(ann, one.url)
    other.client.watch(id)
    for (const each of [id, further, id, null, further, id]) tab.client.watch(each)
    await expect.poll(() => seenBy(other), patience).toEqual(['ann', 'bo'])
    for (const each of [further, id, further]) tab.client.watch(each)
    await expect.poll(() => seenBy(other), patience).toEqual(['bo'])
    await expect.poll(() => tab.viewers(further).length, patience).toBe(1)
  })
}

test('no session travels between gateways', async () => {
  await using live = await openLive()
  await using one = await live.startGateway({ adapter: 'postgres' })
  await using two = await live.startGateway({ adapter: 'postgres' })
  const wire = new pg.Client({ connectionString: live.databaseUrl })
  await wire.connect()
  await using _wire = { [Symbol.asyncDispose]: async () => await wire.end() }
  const said: string[] = []
  wire.on('notification', ({ payload = '' }) => said.push(payload))
  await wire.query('LISTEN "socket.io#/"')
  const desk = await live.openWorkspace()
  const ann = await live.hire(desk)
  using first = openTab(ann, one.url)
  using second = openTab(await live.hire(desk), two.url)
  for (const tab of [first, second]) await expect.poll(() => tab.presence().length, patience).toBe(2)
  await expect.poll(() => said.some((payload) => payload.includes(ann.memberId)), patience).toBe(true)
  expect(ann.cookie).toContain('session_token')
  expect(said.filter((payload) => payload.includes('session_token'))).toEqual([])
  const kept = await query<{ payload: Buffer }>(live.databaseUrl, 'SELECT payload FROM sockets.attachment')
  for (const { payload } of kept) expect(payload.toString('latin1')).not.toContain('session_token')
})
