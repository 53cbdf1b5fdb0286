import { randomUUID } from 'node:crypto'
import { usualDigest } from '@hubbub/contracts'
import { query } from '@hubbub/test-support'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApi, type Person, type TestApi, type TestWorkspace } from '../../test-api.fixtures.ts'

let api: TestApi
let shop: TestWorkspace
let ann: Person
let ben: Person
beforeAll(async () => {
  api = await openTestApi()
  shop = await api.makeWorkspace('Shop')
  ann = await shop.add('supervisor')
  ben = await shop.add('supervisor')
})
afterAll(async () => await api[Symbol.asyncDispose]())

test('each person has a digest of their own, which rests until they want it', async () => {
  expect((await ann.browser.ask('GET', shop.at('/own-digest'))).body).toEqual({
    ...usualDigest,
    nextAt: null,
  })
  const wanted = {
    ...usualDigest,
    enabled: true,
    rhythm: { kind: 'weekly', weekday: 1 },
    timeZone: 'Europe/Berlin',
  }
  const kept = await ann.browser.ask('PUT', shop.at('/own-digest'), { body: wanted })
  expect(kept).toMatchObject({ status: 200, body: wanted })
  const next = new Date((kept.body as { nextAt: string }).nextAt)
  expect(next.getTime()).toBeGreaterThan(Date.now())
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', weekday: 'long' })
  expect(clock.format(next)).toBe('Monday')
  expect((await ben.browser.ask('GET', shop.at('/own-digest'))).body).toEqual({
    ...usualDigest,
    nextAt: null,
  })
  // A first one tells of a whole week; a change goes on where the last one ended.
  const toldTo = async () =>
    (await query<{ told_to: Date }>(api.url, 'SELECT told_to FROM digest'))[0]?.told_to.getTime() ?? 0
  expect(next.getTime() - (await toldTo())).toBeGreaterThanOrEqual(167 * 3_600_000)
  const before = await toldTo()
  await ann.browser.ask('PUT', shop.at('/own-digest'), { body: { ...wanted, rhythm: { kind: 'hourly' } } })
  expect(await toldTo()).toBe(before)
  const off = await ann.browser.ask('PUT', shop.at('/own-digest'), { body: { ...wanted, enabled: false } })
  expect(off.body).toMatchObject({ nextAt: null })
})

test.each([{ timeZone: 'Mars/Olympus' }, { time: '25:00' }, { rhythm: { kind: 'weekly', weekday: 8 } }])(
  'what cannot be is refused: %o',
  async (wrong) => {
    const answer = await ann.browser.ask('PUT', shop.at('/own-digest'), {
      body: { ...usualDigest, ...wrong },
    })
    expect(answer.status).toBe(400)
  },
)

test('a digest is read by whom it was made for, page by page', async () => {
  const ids = [randomUUID(), randomUUID(), randomUUID()]
  for (const [index, id] of ids.entries())
    await query(
      api.url,
      `INSERT INTO digest_issue (workspace_id, id, membership_id, from_at, to_at, time_zone, periods, state, content, calm)
       VALUES ($1, $2, (SELECT membership_id FROM digest), now() - make_interval(hours => $3), now() - make_interval(hours => $3 - 1),
         'UTC', 1, 'sent', $4::jsonb, false)`,
      [
        shop.id,
        id,
        index + 1,
        index === 2
          ? null
          : JSON.stringify({ alerts: [], incidents: [], monitors: [], terms: [], mentions: [] }),
      ],
    )
  const list = async (person: Person, more = '') =>
    (await person.browser.ask('GET', shop.at(`/digests?limit=1${more}`))).body as {
      items: { id: string }[]
      cursor: string | null
    }
  const first = await list(ann)
  expect(first.items.map(({ id }) => id)).toEqual([ids[0]])
  const second = await list(ann, `&cursor=${first.cursor}`)
  // In the third there was nothing to tell.
  expect(second).toMatchObject({ items: [{ id: ids[1], mail: 'sent' }], cursor: null })
  expect((await list(ben)).items).toEqual([])
  expect((await ann.browser.ask('GET', shop.at(`/digests/${ids[0]}`))).status).toBe(200)
  expect((await ben.browser.ask('GET', shop.at(`/digests/${ids[0]}`))).status).toBe(404)
})
