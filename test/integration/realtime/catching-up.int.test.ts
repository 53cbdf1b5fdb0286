import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { compareCursors } from '@hubbub/contracts'
import { ids } from '@hubbub/runtime'
import { freePort, query, type Workbench } from '@hubbub/test-support'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { liveForEachTest } from './lib/live-for-each-test.ts'
import { type Gateway, type Live, type LivePerson } from './lib/open-live.ts'
import { openLine } from './lib/line.ts'
import { openTab, patience } from './lib/tab.ts'

let live: Live
let gateway: Gateway
let desk: Workbench
let person: LivePerson
liveForEachTest(async (opened) => {
  ;({ live, gateway, desk } = opened)
  person = await live.hire(desk)
})

const labelEvent = (version: number) => ({
  type: 'label.updated' as const,
  subjectId: ids.next(),
  version,
  actor: { kind: 'system' as const, id: null, name: '' },
})
/** Each in a transaction of its own, as they come in life. */
async function write(from: number, to: number) {
  for (let version = from; version <= to; version += 1)
    await live.store.transaction(desk.workspaceId, async ({ events }) => {
      await events.append([labelEvent(version)])
    })
}
const versionsOf = (tab: ReturnType<typeof openTab>) =>
  tab.events.filter(({ type }) => type === 'label.updated').map(({ version }) => version)
const upTo = (last: number, first = 1) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index)

test('who was away for two minutes gets what was missed, in order, nothing twice', async () => {
  const tab = openTab(person, gateway.url)
  await tab.ready()
  await write(1, 3)
  await expect.poll(() => versionsOf(tab), patience).toEqual([1, 2, 3])
  const cursor = tab.client.cursor() ?? ''
  tab[Symbol.dispose]()
  // Two minutes of a busy desk.
  await write(4, 40)
  await live.store.transaction(desk.workspaceId, async ({ events }) => {
    await events.append(upTo(1_200, 41).map(labelEvent))
  })
  await query(live.databaseUrl, `UPDATE event SET at = at - interval '2 minutes' WHERE workspace_id = $1`, [
    desk.workspaceId,
  ])
  using back = openTab(person, gateway.url, { cursor })
  await expect.poll(() => versionsOf(back).length, patience).toBe(1_197)
  await write(1_201, 1_202)
  await expect.poll(() => versionsOf(back).at(-1), patience).toBe(1_202)
  expect(versionsOf(back)).toEqual(upTo(1_202, 4))
  expect(back.resyncs()).toBe(0)
  const order = back.events.map((event) => event.cursor)
  expect(order.toSorted(compareCursors)).toEqual(order)
})

test('who missed more than is given loads anew and goes on from there', async () => {
  const tab = openTab(person, gateway.url)
  await tab.ready()
  const cursor = tab.client.cursor() ?? ''
  tab[Symbol.dispose]()
  await live.store.transaction(desk.workspaceId, async ({ events }) => {
    await events.append(upTo(20_600).map(labelEvent))
  })
  using back = openTab(person, gateway.url, { cursor })
  await expect.poll(back.resyncs, patience).toBe(1)
  await write(3_000, 3_001)
  await expect.poll(() => versionsOf(back).slice(-2), patience).toEqual([3_000, 3_001])
  expect(versionsOf(back)).not.toContain(20_600)
})

test('a place of another log is answered with a fresh one', async () => {
  using back = openTab(person, gateway.url, { cursor: '99999999.1' })
  await expect.poll(back.resyncs, patience).toBe(1)
  await write(1, 2)
  await expect.poll(() => versionsOf(back), patience).toEqual([1, 2])
})

test('however often the line breaks in the middle of a burst, each event comes once and in order', async () => {
  using line = await openLine(gateway.url)
  using tab = openTab(person, line.url)
  await tab.ready()
  const total = 400
  const writing = write(1, total)
  let breaks = 0
  const breaking = setInterval(() => {
    if (tab.status() !== 'connected') return
    breaks += 1
    line.cut()
  }, 120)
  await writing
  clearInterval(breaking)
  await expect.poll(() => versionsOf(tab).length, patience).toBeGreaterThanOrEqual(total)
  expect(versionsOf(tab)).toEqual(upTo(total))
  expect(breaks).toBeGreaterThan(2)
})

test('events come by commit: those of a transaction that is longer than others do not get lost', async () => {
  using tab = openTab(person, gateway.url)
  await tab.ready()
  const slow = new pg.Client({ connectionString: live.databaseUrl })
  await slow.connect()
  onTestFinished(async () => await slow.end())
  const add = async (version: number) =>
    await slow.query(
      `INSERT INTO event (workspace_id, id, type, subject_id, version, actor, data)
       VALUES ($1, $2, 'label.updated', $3, $4, '{"kind":"system","id":null,"name":""}', '{}')`,
      [desk.workspaceId, ids.next(), ids.next(), version],
    )
  await slow.query('BEGIN')
  await add(1)
  await write(3, 5)
  await add(2)
  // The later ones are there, but one that stands before them can still come.
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(versionsOf(tab)).toEqual([])
  await slow.query('COMMIT')
  await expect.poll(() => versionsOf(tab), patience).toEqual([1, 2, 3, 4, 5])
  const again = openTab(person, gateway.url, { cursor: tab.events[0]?.cursor ?? '' })
  await expect.poll(() => versionsOf(again), patience).toEqual([2, 3, 4, 5])
  again[Symbol.dispose]()
})

test(
  'a gateway that is killed and started again under its client costs nothing',
  { timeout: 90_000 },
  async () => {
    const port = await freePort()
    const first = await startProcess(port)
    using tab = openTab(person, `http://127.0.0.1:${port}`)
    await tab.ready()
    await write(1, 20)
    await expect.poll(() => versionsOf(tab).length, patience).toBe(20)
    const writing = write(21, 120)
    first.kill('SIGKILL')
    await once(first, 'exit')
    await expect.poll(tab.status, patience).toBe('reconnecting')
    await writing
    await startProcess(port)
    await tab.ready()
    await write(121, 125)
    await expect.poll(() => versionsOf(tab).length, patience).toBeGreaterThanOrEqual(125)
    expect(versionsOf(tab)).toEqual(upTo(125))
    expect(tab.resyncs()).toBe(1)
  },
)

async function startProcess(port: number): Promise<ChildProcess> {
  const main = fileURLToPath(new URL('../../../services/realtime/src/main.ts', import.meta.url))
  const child = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      DATABASE_URL: live.databaseUrl,
      HUBBUB_SECRET: live.secret,
      API_URL: live.apiUrl,
      REALTIME_PORT: String(port),
    },
    stdio: 'ignore',
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await expect
    .poll(async () => (await fetch(`http://127.0.0.1:${port}/health`).catch(() => null))?.status, patience)
    .toBe(200)
  return child
}
