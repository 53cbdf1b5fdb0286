import { query } from '@hubbub/test-support'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApi, type TestApi, type TestWorkspace } from '../../test-api.fixtures.ts'

let api: TestApi
let shop: TestWorkspace
beforeAll(async () => {
  api = await openTestApi()
  shop = await api.makeWorkspace('Shop')
})
afterAll(async () => await api[Symbol.asyncDispose]())

async function open(): Promise<string> {
  const id = randomUUID()
  await query(
    api.url,
    `INSERT INTO incident (workspace_id, id, number, key, title, severity, grade, opened_at)
     SELECT $1, $2::uuid, coalesce(max(number), 0) + 1, $2::uuid::text, 'The grinder burns', 'high',
       '{"severity":"major","bands":{"impact":1,"velocity":1},"lowerSince":null}', now() - interval '10 minutes' FROM incident`,
    [shop.id, id],
  )
  return id
}

test('an incident is taken, moved on, noted, worked through, resolved and reviewed; all of it stands in its timeline', async () => {
  const id = await open()
  const at = (rest = '') => shop.at(`/incidents/${id}${rest}`)
  const { browser, memberId: ownerId } = shop.admin
  const taken = await browser.ask('PATCH', at(), { body: { ownerId, nextStep: 'Call the press office' } })
  expect(taken).toMatchObject({
    status: 200,
    body: {
      state: 'triage',
      owner: { id: ownerId },
      nextStep: 'Call the press office',
      nextStates: ['active', 'contained', 'resolved'],
    },
  })
  const task = await browser.post(at('/tasks'), { title: 'Draft a statement' })
  const tasks = (task.body as { tasks: { id: string }[] }).tasks
  await browser.ask('PUT', shop.at(`/incident-tasks/${tasks[0]?.id}`), {
    body: { incidentId: id, done: true },
  })
  await browser.post(at('/notes'), { text: 'The update was withdrawn' })
  expect(await browser.ask('PATCH', at(), { body: { state: 'reviewed' } })).toMatchObject({
    status: 409,
    body: { code: 'incident.wrong_move' },
  })
  for (const state of ['active', 'contained', 'resolved'])
    expect(await browser.ask('PATCH', at(), { body: { state } })).toMatchObject({
      status: 200,
      body: { state },
    })
  expect(await browser.ask('PATCH', at(), { body: { state: 'triage' } })).toMatchObject({ status: 409 })
  const reviewed = await browser.ask('PUT', at('/review'), {
    body: { well: 'Quick', badly: 'Late', actions: 'Ann tests updates' },
  })
  expect(reviewed).toMatchObject({ status: 200, body: { state: 'reviewed', review: { badly: 'Late' } } })
  const { entries, figures } = reviewed.body as {
    entries: { kind: string; text: string }[]
    figures: Record<string, number>
  }
  expect(entries.map(({ text }) => text)).toEqual([
    expect.stringMatching(/ has it$/),
    'Being looked at',
    'Call the press office',
    'To do: Draft a statement',
    'Done: Draft a statement',
    'The update was withdrawn',
    'Active',
    'Contained',
    'Resolved',
    'The review was written',
    'Reviewed',
  ])
  expect(figures['toOwned']).toBeGreaterThanOrEqual(10)
  expect(figures['toResolved']).toBeLessThan(12)
  const over = await browser.get(shop.at('/incidents?open=false'))
  expect((over.body as { items: { id: string }[] }).items.map((one) => one.id)).toEqual([id])
})

test('two who change it at once do not undo each other', async () => {
  const id = await open()
  const at = shop.at(`/incidents/${id}`)
  const { browser } = shop.admin
  await browser.ask('PATCH', at, { body: { nextStep: 'One' } })
  const late = await browser.ask('PATCH', at, { body: { nextStep: 'Two' }, headers: { 'if-match': '"1"' } })
  expect(late).toMatchObject({ status: 409, body: { code: 'incident.changed' } })
})
