import { query } from '@hubbub/test-support'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApi, type TestApi, type TestWorkspace } from '../../test-api.fixtures.ts'
import { insertIncident } from './incidents.fixtures.ts'

let api: TestApi
let shop: TestWorkspace
beforeAll(async () => {
  api = await openTestApi()
  shop = await api.makeWorkspace('Shop')
})
afterAll(async () => await api[Symbol.asyncDispose]())

const open = async () => await insertIncident(api.url, shop.id)

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
    body: { well: 'Quick', badly: 'Late' },
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

test('somebody says how severe it is, against the figures and why; those who are told already hear that it is worse', async () => {
  const id = await open()
  const { browser } = shop.admin
  const put = async (severity: string | null, reason: string) =>
    await browser.ask('PUT', shop.at(`/incidents/${id}/severity`), { body: { severity, reason } })
  expect(await put('critical', ' ')).toMatchObject({ status: 400 })
  const raised = await put('critical', 'The evening news called')
  expect(raised).toMatchObject({
    status: 200,
    body: { severity: 'critical', byHand: { reason: 'The evening news called', figures: 'high' } },
  })
  expect(await put('low', 'It was a joke')).toMatchObject({ body: { severity: 'low', calmSince: null } })
  const again = await put(null, 'It was none')
  expect(again).toMatchObject({ body: { severity: 'high', byHand: null } })
  const { entries } = again.body as { entries: { kind: string; by: string; text: string }[] }
  expect(entries.filter(({ kind }) => kind === 'severity').map(({ text }) => text)).toEqual([
    'Raised from high to critical by hand: The evening news called',
    'Lowered from critical to low by hand: It was a joke',
    'Raised from low to high, as the figures say: It was none',
  ])
  expect(entries.every(({ by }) => by !== null)).toBe(true)
})

test('two who change it at once do not undo each other', async () => {
  const id = await open()
  const at = shop.at(`/incidents/${id}`)
  const { browser } = shop.admin
  await browser.ask('PATCH', at, { body: { nextStep: 'One' } })
  const late = await browser.ask('PATCH', at, { body: { nextStep: 'Two' }, headers: { 'if-match': '"1"' } })
  expect(late).toMatchObject({ status: 409, body: { code: 'incident.changed' } })
})

async function converse(): Promise<string> {
  const id = randomUUID()
  await query(
    api.url,
    `WITH channel AS (
       INSERT INTO channel (workspace_id, id, brand_id, kind, name, address, settings, credentials, health)
       VALUES ($1, gen_random_uuid(), $3, 'email', 'Help', gen_random_uuid()::text, '{}', '', 'connected') RETURNING id
     ), contact AS (INSERT INTO contact (workspace_id, id, name) VALUES ($1, gen_random_uuid(), 'Zoe') RETURNING id)
     INSERT INTO conversation (workspace_id, id, number, brand_id, channel_id, contact_id, subject, thread_key, last_activity_at)
     SELECT $1, $2::uuid, (SELECT coalesce(max(number), 0) + 1 FROM conversation WHERE workspace_id = $1), $3, channel.id, contact.id, 'Smoke', $2::uuid::text, now()
     FROM channel, contact`,
    [shop.id, id, shop.brandId],
  )
  return id
}

test('one is opened by hand with its conversations; each shows it, lists are narrowed to it, and what is taken out is gone', async () => {
  const { browser, memberId } = shop.admin
  const [first, second] = [await converse(), await converse()]
  const opened = await browser.post(shop.at('/incidents'), {
    title: 'The press calls about smoking grinders',
    severity: 'high',
    monitorId: null,
    brandId: shop.brandId,
    conversationIds: [first],
    tell: true,
  })
  expect(opened).toMatchObject({
    status: 201,
    body: { state: 'triage', owner: { id: memberId }, brand: { id: shop.brandId }, conversations: 1 },
  })
  const id = String(opened.body['id'])
  const told = await query<{ subject_id: string }>(
    api.url,
    `SELECT subject_id FROM escalation WHERE workspace_id = $1 AND subject_kind = 'incident'`,
    [shop.id],
  )
  expect(told).toEqual([{ subject_id: id }])
  const put = async (conversationIds: string[], linked: boolean) =>
    await browser.post(shop.at(`/incidents/${id}/conversations`), { conversationIds, linked })
  await Promise.all([put([first, second], true), put([second, first], true)])
  const list = async () =>
    (
      (await browser.get(shop.at(`/conversations?incidentId=${id}`))).body as { items: { id: string }[] }
    ).items.map((one) => one.id)
  expect((await list()).toSorted()).toEqual([first, second].toSorted())
  const of = await browser.get(shop.at(`/conversations/${second}/incidents`))
  expect(of.body).toMatchObject({ items: [{ id, title: 'The press calls about smoking grinders' }] })
  expect(await put([first], false)).toMatchObject({ status: 200, body: { conversations: 1 } })
  expect(await list()).toEqual([second])
  expect((await browser.get(shop.at(`/conversations/${first}/incidents`))).body).toEqual({ items: [] })
})

test('two that are one are merged once, though two people do it the other way round at the same time', async () => {
  const { browser } = shop.admin
  const [one, other] = [await open(), await open()]
  const conversation = await converse()
  await browser.post(shop.at(`/incidents/${one}/conversations`), {
    conversationIds: [conversation],
    linked: true,
  })
  await browser.post(shop.at(`/incidents/${other}/conversations`), {
    conversationIds: [conversation],
    linked: true,
  })
  await browser.ask('PUT', shop.at(`/incidents/${one}/severity`), {
    body: { severity: 'critical', reason: 'The evening news' },
  })
  const merge = async (id: string, intoId: string) =>
    await browser.post(shop.at(`/incidents/${id}/merge`), { intoId })
  const answers = await Promise.all([merge(one, other), merge(other, one)])
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  const kept = answers[0]?.status === 200 ? other : one
  const gone = kept === one ? other : one
  expect((await browser.get(shop.at(`/incidents/${kept}`))).body).toMatchObject({
    severity: 'critical',
    conversations: 1,
    mergedInto: null,
  })
  expect((await browser.get(shop.at(`/incidents/${gone}`))).body).toMatchObject({
    state: 'resolved',
    nextStates: [],
    mergedInto: { id: kept },
  })
  expect(
    await browser.ask('PATCH', shop.at(`/incidents/${gone}`), { body: { state: 'active' } }),
  ).toMatchObject({
    status: 409,
    body: { code: 'incident.wrong_move' },
  })
})

const outage = (due: string) => `name: Outage
when:
  words: [grinder]
steps:
  - title: At once
    tasks:
      - title: Somebody has it
        check: owner set
        due: ${due}
      - title: Answer them
        role: care
        check: answered >= 50%
  - title: Then
    tasks:
      - title: Hold what is scheduled
        check: hold on
`

type Detail = {
  tasks: { id: string; title: string; doneBy: string | null; doneAt: string | null; dueAt: string | null }[]
}
const doneOf = ({ body }: { body: Record<string, unknown> }) =>
  (body as Detail).tasks.filter(({ doneAt }) => doneAt !== null).map(({ title }) => title)

test('a playbook is refused with line and column, kept in versions, and an incident keeps the one it began with', async () => {
  const { browser } = shop.admin
  const wrong = await browser.post(shop.at('/playbooks'), { text: outage('soon') })
  expect(wrong).toMatchObject({
    status: 422,
    body: { code: 'playbook.invalid', details: { problems: [{ line: 9, column: 14 }] } },
  })
  const made = await browser.post(shop.at('/playbooks'), { text: outage('10m') })
  expect(made).toMatchObject({ status: 201, body: { version: 1, content: { name: 'Outage' } } })
  const playbookId = String(made.body['id'])
  expect(await browser.post(shop.at('/playbooks'), { text: outage('20m') })).toMatchObject({
    status: 409,
    body: { code: 'playbook.name_taken' },
  })
  const id = await open()
  const suggested = await browser.get(shop.at(`/incidents/${id}/playbooks`))
  expect(suggested.body).toMatchObject({ items: [{ id: playbookId, tasks: 3, why: 'Because of “grinder”' }] })
  const chosen = await browser.ask('PUT', shop.at(`/incidents/${id}/playbook`), { body: { playbookId } })
  expect(chosen).toMatchObject({ status: 200, body: { playbook: { name: 'Outage', version: 1 } } })
  const anew = await browser.ask('PUT', shop.at(`/playbooks/${playbookId}`), {
    body: { text: outage('2h') },
    headers: { 'if-match': '"1"' },
  })
  expect(anew).toMatchObject({
    status: 200,
    body: { version: 2, versions: [{ version: 2 }, { version: 1 }] },
  })
  expect(
    await browser.ask('PUT', shop.at(`/playbooks/${playbookId}`), {
      body: { text: outage('3h') },
      headers: { 'if-match': '"1"' },
    }),
  ).toMatchObject({ status: 409, body: { code: 'playbook.changed' } })
  const old = await browser.get(shop.at(`/playbooks/${playbookId}?version=1`))
  expect(old.body['text']).toBe(outage('10m'))
  const kept = await browser.get(shop.at(`/incidents/${id}`))
  const { openedAt, tasks } = kept.body as Detail & { openedAt: string }
  expect(Date.parse(tasks[0]?.dueAt ?? '') - Date.parse(openedAt)).toBe(600_000)
  expect(await browser.ask('DELETE', shop.at(`/playbooks/${playbookId}`))).toMatchObject({ status: 204 })
  expect((await browser.get(shop.at(`/incidents/${id}`))).body).toMatchObject({
    playbook: { id: null, name: 'Outage', version: 1 },
    tasks: [{}, {}, {}],
  })
})

test('tasks tick themselves once what they ask for is so, and stay undone where a person says so', async () => {
  const { browser, memberId } = shop.admin
  const made = await browser.post(shop.at('/playbooks'), { text: outage('10m').replace('Outage', 'Ticking') })
  const id = await open()
  const at = (rest = '') => shop.at(`/incidents/${id}${rest}`)
  await browser.ask('PUT', at('/playbook'), { body: { playbookId: made.body['id'] } })
  const taken = await browser.ask('PATCH', at(), { body: { ownerId: memberId } })
  expect(doneOf(taken)).toEqual(['Somebody has it'])
  await browser.post(shop.at('/outbound-holds'), { brandId: null, reach: 'automatic', reason: 'Wait' })
  const noted = await browser.post(at('/notes'), { text: 'On' })
  expect(doneOf(noted)).toEqual(['Somebody has it', 'Hold what is scheduled'])
  const [first] = (noted.body as unknown as Detail).tasks
  const undone = await browser.ask('PUT', shop.at(`/incident-tasks/${first?.id}`), {
    body: { incidentId: id, done: false },
  })
  expect(doneOf(undone)).toEqual(['Hold what is scheduled'])
  const [one, other] = [await converse(), await converse()]
  await browser.post(at('/conversations'), { conversationIds: [one, other], linked: true })
  await query(
    api.url,
    `INSERT INTO message (workspace_id, id, channel_id, conversation_id, external_id, kind, direction, text, mentions, sent_at, routed_at)
     SELECT workspace_id, gen_random_uuid(), channel_id, id, id::text, 'message', 'out', 'Sorry', '{}', now(), now() FROM conversation WHERE id = $1`,
    [one],
  )
  const answered = await browser.post(at('/notes'), { text: 'Answered' })
  expect(doneOf(answered)).toEqual(['Answer them', 'Hold what is scheduled'])
  const { entries } = answered.body as { entries: { kind: string; by: string | null; text: string }[] }
  expect(entries.filter(({ by, kind }) => by === null && kind === 'task').map(({ text }) => text)).toEqual([
    'Done by itself: Somebody has it (owner set)',
    'Done by itself: Hold what is scheduled (hold on)',
    'Done by itself: Answer them (answered >= 50%)',
  ])
})
