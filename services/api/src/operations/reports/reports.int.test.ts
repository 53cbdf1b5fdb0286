import { randomUUID } from 'node:crypto'
import { query } from '@hubbub/test-support'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApi, type Person, type TestApi, type TestWorkspace } from '../../test-api.fixtures.ts'

let api: TestApi
let shop: TestWorkspace
let manager: Person
let monitorId: string
beforeAll(async () => {
  api = await openTestApi()
  shop = await api.makeWorkspace('Shop')
  manager = await shop.add('community-manager')
  monitorId = await listen('Shop', 'workspace')
})
afterAll(async () => await api[Symbol.asyncDispose]())

async function listen(name: string, sharing: string, ownerId: string | null = null): Promise<string> {
  const id = randomUUID()
  await query(
    api.url,
    `INSERT INTO monitor (workspace_id, id, name, kind, query, asks, state, sharing, owner_id, created_at, updated_at)
     VALUES ($1, $2, $3, 'brand', 'shop', '{}', 'matched', $4, $5, now(), now())`,
    [shop.id, id, name, sharing, ownerId],
  )
  return id
}

const settings = (more: object = {}) => ({
  name: 'Week of the shop',
  dashboardId: null,
  monitorId: null,
  period: 'last-week',
  rhythm: { kind: 'weekly', weekday: 1 },
  time: '08:00',
  timeZone: 'Europe/Berlin',
  formats: ['csv'],
  recipients: [],
  enabled: true,
  ...more,
})
const make = async (more: object = {}, by: Person = manager) =>
  (await by.browser.post(shop.at('/reports'), settings(more))) as unknown as {
    status: number
    body: { id: string } & Record<string, unknown>
  }
const listed = async (by: Person) =>
  ((await by.browser.ask('GET', shop.at('/reports'))).body as { items: { id: string; owner: unknown }[] })
    .items

test('a report is made, rests, goes on, is sent on demand and goes with all that it made', async () => {
  const made = await make({ recipients: [{ kind: 'member', memberId: shop.admin.memberId }] })
  expect(made).toMatchObject({
    status: 201,
    body: { version: 1, owner: { id: manager.memberId }, lastRun: null },
  })
  expect(new Date(String(made.body['nextAt'])).getTime()).toBeGreaterThan(Date.now())
  const at = shop.at(`/reports/${made.body.id}`)
  const rests = await manager.browser.ask('PATCH', at, {
    body: { enabled: false },
    headers: { 'if-match': '"1"' },
  })
  expect(rests).toMatchObject({ status: 200, body: { enabled: false, nextAt: null, version: 2 } })
  expect(
    await manager.browser.ask('PATCH', at, { body: { enabled: true }, headers: { 'if-match': '"1"' } }),
  ).toMatchObject({
    status: 409,
  })
  const sent = await manager.browser.post(`${at}/send`)
  expect(sent).toMatchObject({
    status: 202,
    body: { state: 'waiting', askedBy: expect.any(String), files: [] },
  })
  expect((await manager.browser.ask('GET', `${at}/runs`)).body).toMatchObject({
    items: [{ state: 'waiting' }],
  })
  const runId = (sent.body as { id: string }).id
  expect(await manager.browser.post(shop.at(`/report-runs/${runId}/retry`))).toMatchObject({ status: 409 })
  expect((await manager.browser.ask('DELETE', at)).status).toBe(204)
  expect(await query(api.url, `SELECT FROM report_run WHERE id = $1`, [runId])).toEqual([])
})

test('a preview holds the figures of whole days, and nothing is sent', async () => {
  const { body } = await make({ period: 'yesterday' })
  const answer = await fetchBytes(`/reports/${body.id}/preview?format=csv`)
  const files = unzipSync(answer)
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['about.csv', 'volume.csv', 'week.csv']))
  // Of one day each hour has a row.
  const lines = strFromU8(files['volume.csv'] ?? new Uint8Array()).split('\r\n')
  expect(lines).toHaveLength(25)
  expect(lines[1]).toMatch(/^\d{4}-\d\d-\d\d 00:00,/)
  // Table programs take the signs of other languages for what they are.
  expect(Array.from(files['volume.csv']?.slice(0, 3) ?? [])).toEqual([0xef, 0xbb, 0xbf])
  expect((await manager.browser.ask('GET', shop.at(`/reports/${body.id}/runs`))).body).toMatchObject({
    items: [],
  })
})

test('outside of its members a report goes where an admin lets it', async () => {
  const to = (email: string) => make({ recipients: [{ kind: 'address', email }] })
  expect(await to('press@news.test')).toMatchObject({ status: 403, body: { code: 'report.outside_refused' } })
  expect(
    (
      await manager.browser.ask('PUT', shop.at('/report-policy'), {
        body: { outside: 'anybody', domains: [] },
      })
    ).status,
  ).toBe(403)
  await shop.admin.browser.ask('PUT', shop.at('/report-policy'), {
    body: { outside: 'domains', domains: ['News.test'] },
  })
  expect((await to('press@news.test')).status).toBe(201)
  expect((await to('press@other.test')).status).toBe(403)
  expect((await to('x@evil-news.test')).status).toBe(403)
})

test('a report of a monitor that is private is its owner’s alone, and goes on for others once they have left', async () => {
  const other = await shop.add('community-manager')
  const mine = await listen('Secret', 'private', other.memberId)
  const { body } = await make({ monitorId: mine }, other)
  const has = async (by: Person) => (await listed(by)).some(({ id }) => id === body.id)
  expect([await has(other), await has(manager)]).toEqual([true, false])
  expect((await manager.browser.ask('GET', shop.at(`/reports/${body.id}/preview?format=csv`))).status).toBe(
    404,
  )
  expect((await make({ monitorId: mine }, manager)).status).toBe(422)
  await shop.admin.browser.ask('PATCH', shop.at(`/members/${other.memberId}`), { body: { active: false } })
  const [left] = (await listed(manager)).filter(({ id }) => id === body.id)
  expect(left).toMatchObject({ owner: null })
  // What the owner alone could see is told to nobody.
  const files = unzipSync(await fetchBytes(`/reports/${body.id}/preview?format=csv`))
  expect(strFromU8(files['about.csv'] ?? new Uint8Array())).not.toContain('Secret')
  expect(monitorId).not.toBe(mine)
})

test('what somebody looks at is a file of that stretch', async () => {
  const answer = await manager.browser.ask('POST', shop.at('/analytics/print'), {
    body: {
      title: 'Now',
      layout: { monitorIds: [], days: 7, panels: [{ kind: 'volume', wide: true }] },
      from: '2026-11-01T00:00:00.000Z',
      to: '2026-11-08T00:00:00.000Z',
      format: 'csv',
    },
  })
  expect(answer.status).toBe(200)
})

async function fetchBytes(path: string): Promise<Uint8Array> {
  const cookie = [...manager.browser.jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const peer = { incoming: { socket: { remoteAddress: '203.0.113.7' } } }
  const response = await api.api.app.request(shop.at(path), { headers: { cookie } }, peer)
  expect(response.status).toBe(200)
  return new Uint8Array(await response.arrayBuffer())
}
