import { createHash } from 'node:crypto'
import { playDrill } from '@hubbub/domain'
import { query } from '@hubbub/test-support'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApi, type TestApi, type TestWorkspace } from '../test-api.fixtures.ts'

let api: TestApi
let shop: TestWorkspace

beforeAll(async () => {
  api = await openTestApi()
  shop = await api.makeWorkspace('Shop')
})
afterAll(async () => await api[Symbol.asyncDispose]())

const line = (at: number | null, text: string) =>
  JSON.stringify({
    ...(at !== null && { at }),
    network: 'x',
    author: { name: 'Ann', handle: 'ann', followers: 5 },
    text,
  })
const own = [
  JSON.stringify({
    recording: 1,
    name: 'Small',
    brand: 'Keyfold',
    begins: 10,
    before: { days: 2, perDay: 3 },
  }),
  line(null, 'Keyfold is fine'),
  line(0, 'Keyfold one'),
  line(30, 'Keyfold two'),
  line(90, 'Keyfold three'),
].join('\n')

/** Plays as a worker does, at a time of the test's choosing. */
const play = async (workspaceId: string, at: Date) =>
  await playDrill(
    { ...api.deps, workspaceId, clock: { now: () => at }, trace: null },
    {
      blobs: api.deps.blobs,
      digest: (content) => createHash('sha256').update(content).digest('hex'),
      typeOf: async (_content, claimed) => claimed,
    },
  )

const said = async (workspaceId: string) =>
  (
    await query<{ text: string }>(
      api.url,
      `SELECT text FROM message WHERE workspace_id = '${workspaceId}' AND external_id LIKE 'drill-%' ORDER BY sent_at`,
    )
  ).map(({ text }) => text)

async function start(recording = own) {
  const agent = await shop.add('agent')
  const made = await shop.admin.browser.post(shop.at('/drills'), {
    recording,
    speed: 1,
    memberIds: [agent.memberId],
  })
  expect(made.status).toBe(201)
  const id = String(made.body['workspaceId'])
  return { id, agent, at: (path: string) => `/api/v1/workspaces/${id}${path}` }
}

test('the recordings that come along can be read, and one makes a workspace whose people are members at once', async () => {
  const { body } = await shop.admin.browser.get(shop.at('/drill-recordings'))
  const items = body['items'] as { id: string; lines: number }[]
  expect(items.map(({ id }) => id)).toEqual(['locked-out', 'the-advert'])
  const made = await shop.admin.browser.post(shop.at('/drills'), { recordingId: 'locked-out', memberIds: [] })
  expect(made.status).toBe(201)
  const drill = await start()
  for (const { browser } of [shop.admin, drill.agent]) {
    const read = await browser.get(drill.at('/drill'))
    expect(read.body['drill']).toMatchObject({ state: 'preparing', name: 'Small', origin: { name: 'Shop' } })
  }
  expect((await shop.admin.browser.get(shop.at('/drill'))).body['drill']).toBeNull()
})

test('a drill without anybody to whom the alert could go is refused, as is a recording that cannot be read', async () => {
  const manager = await shop.add('community-manager')
  const mine = await manager.browser.post(shop.at('/drills'), { recording: own, memberIds: [] })
  expect(mine.body['code']).toBe('access.forbidden')
  const broken = await shop.admin.browser.post(shop.at('/drills'), { recording: '{', memberIds: [] })
  expect(broken.body).toMatchObject({ code: 'drill.recording' })
})

test('it is played by its clock, said once however often it is played, and not while it is paused', async () => {
  const { id, at } = await start()
  const [row] = await query<{ created: Date }>(
    api.url,
    `SELECT created_at AS created FROM drill WHERE workspace_id = '${id}'`,
  )
  const begun = new Date((row?.created ?? new Date()).getTime() + 130_000)
  // Nothing matches what was before here, so it begins when its patience is over.
  await play(id, begun)
  const before = await query(
    api.url,
    `SELECT FROM message WHERE workspace_id = '${id}' AND external_id LIKE 'before-%'`,
  )
  expect(before).toHaveLength(6)
  const after = (seconds: number) => new Date(begun.getTime() + seconds * 1000)
  await Promise.all([play(id, after(31)), play(id, after(31))])
  expect(await said(id)).toEqual(['Keyfold one', 'Keyfold two'])
  // A worker that was killed before it had noted its place says it again.
  await query(api.url, `UPDATE drill SET position = 0 WHERE workspace_id = '${id}'`)
  await play(id, after(32))
  expect(await said(id)).toEqual(['Keyfold one', 'Keyfold two'])
  await query(api.url, `UPDATE drill SET started_at = now() - interval '40 s' WHERE workspace_id = '${id}'`)
  expect((await shop.admin.browser.post(at('/drill/steer'), { to: 'paused' })).body).toMatchObject({
    state: 'paused',
  })
  await play(id, new Date(Date.now() + 600_000))
  expect(await said(id)).toHaveLength(2)
  expect((await shop.admin.browser.post(at('/drill/steer'), { to: 'running' })).body).toMatchObject({
    state: 'running',
  })
  await play(id, new Date(Date.now() + 60_000))
  expect(await said(id)).toHaveLength(3)
  expect((await shop.admin.browser.get(at('/drill'))).body['drill']).toMatchObject({
    state: 'over',
    played: { lines: 3, ofLines: 3 },
  })
  expect((await shop.admin.browser.post(at('/drill/steer'), { to: 'ended' })).body).toMatchObject({
    state: 'ended',
  })
})

test('nothing of the world is connected to it', async () => {
  const { id, at } = await start()
  const { browser } = shop.admin
  const [brand] = (await browser.get(at('/brands'))).body['items'] as { id: string }[]
  const channel = {
    kind: 'mastodon',
    name: 'Real',
    brandId: brand?.id,
    defaultTeamId: null,
    settings: { url: 'https://social.test' },
    credentials: { token: 'x' },
  }
  const place = {
    name: 'Room',
    target: { kind: 'webhook', url: 'https://hooks.test/1' },
    topics: ['escalation-unanswered'],
    waitMinutes: 60,
    enabled: true,
  }
  const asked = [
    await browser.post(at('/channels'), channel),
    await browser.ask('PUT', at('/alert-bot'), {
      body: { token: '1234567:AAF-a-token-of-a-bot-0123456789' },
    }),
    await browser.post(at('/notice-places'), place),
  ]
  for (const { body } of asked) expect(body).toMatchObject({ code: 'drill.stays_inside' })
  const enabled = await query<{ workspace_id: string }>(
    api.url,
    'SELECT workspace_id FROM hubbub_enabled_channels()',
  )
  expect(enabled.map(({ workspace_id: of }) => of)).not.toContain(id)
})
