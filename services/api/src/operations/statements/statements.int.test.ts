import type { Statement, StatementContent } from '@hubbub/contracts'
import { query } from '@hubbub/test-support'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, type Person, type TestApi, type TestWorkspace } from '../../test-api.fixtures.ts'

let api: TestApi
let shop: TestWorkspace
let writer: Person
let boss: Person
let other: Person
beforeAll(async () => {
  api = await openTestApi()
  shop = await api.makeWorkspace('Shop')
  writer = await shop.add('community-manager')
  boss = await shop.add('supervisor')
  other = await shop.add('supervisor')
})
afterAll(async () => await api[Symbol.asyncDispose]())

const outage = '5a7e0000-0000-4000-8000-000000000001'

async function openIncident(): Promise<string> {
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

const say = (text: string): StatementContent => ({
  headline: '',
  values: {},
  texts: [{ language: 'en', network: null, text }],
})

/** A statement of an incident whose first text is the second version, by the writer. */
async function drafted(text = 'We look into it') {
  const incidentId = await openIncident()
  const id = randomUUID()
  const at = (rest = '') => shop.at(`/statements/${id}${rest}`)
  await writer.browser.post(shop.at(`/incidents/${incidentId}/statements`), {
    statementId: id,
    templateId: null,
  })
  const save = async (by: Person, basedOn: number, content = say(text)) =>
    await by.browser.post(at('/versions'), { basedOn, content })
  const ask = async (number: number, rest: object = {}, by = writer) =>
    await by.browser.post(at('/approvals'), { number, approverId: boss.memberId, backupId: null, ...rest })
  const read = async () => (await writer.browser.get(at())).body as unknown as Statement
  const answer = async (by: Person, number: number, rest: object = {}) =>
    await by.browser.post(at('/approvals/answer'), {
      approvalId: (await read()).approvals[0]?.id,
      number,
      as: 'approved',
      ...rest,
    })
  const entries = async () =>
    (
      (await writer.browser.get(shop.at(`/incidents/${incidentId}`))).body as {
        entries: { kind: string; text: string; by: string | null }[]
      }
    ).entries.map(({ kind, text, by }) => `${kind}: ${text} (${by})`)
  await save(writer, 1)
  return { id, incidentId, at, save, ask, read, answer, entries }
}

const nameOf = (role: string, number: number) => `${role} ${number}`

describe('a statement', () => {
  test('is drafted from a template, filled in, asked for and approved with a change of the approver, in one step', async () => {
    const incidentId = await openIncident()
    const id = randomUUID()
    const path = shop.at(`/incidents/${incidentId}/statements`)
    const input = { statementId: id, templateId: outage, language: 'en' }
    const made = await writer.browser.post(path, input)
    expect(made).toMatchObject({ status: 201, body: { title: 'Outage', scenario: 'outage', state: 'draft' } })
    expect(await writer.browser.post(path, input)).toMatchObject({ status: 201, body: { id } })
    const content = (made.body as unknown as Statement).versions[0]?.content
    expect(content?.texts.map(({ network }) => network)).toEqual([null, 'x', 'bluesky', 'email'])
    const ask = { number: 1, approverId: boss.memberId, backupId: other.memberId, note: 'Please be quick' }
    const at = (rest = '') => shop.at(`/statements/${id}${rest}`)
    expect(await writer.browser.post(at('/approvals'), ask)).toMatchObject({
      status: 422,
      body: {
        code: 'statement.gaps',
        details: { gaps: ['service', 'time', 'next_update', 'contact', 'brand'] },
      },
    })
    const values = {
      service: 'The shop',
      time: '14:20',
      next_update: '16:00',
      contact: 'help@acme.test',
      brand: 'Acme',
    }
    const filled = { ...content, values } as StatementContent
    await writer.browser.post(at('/versions'), { basedOn: 1, content: filled })
    const asked = await writer.browser.post(at('/approvals'), { ...ask, number: 2 })
    expect(asked).toMatchObject({
      status: 200,
      body: { state: 'asked', approvals: [{ state: 'asked', number: 2, approver: { id: boss.memberId } }] },
    })
    const own = await boss.browser.get(shop.at('/own-alerts'))
    expect(own.text).toContain('Approve the statement “Outage”')
    expect(own.text).toContain('Please be quick')
    expect((await other.browser.get(shop.at('/own-alerts'))).text).not.toContain(
      'Approve the statement “Outage”',
    )
    const edited = { ...filled, values: { ...values, next_update: '15:30' } }
    const { approvals } = asked.body as unknown as Statement
    const approved = await boss.browser.post(at('/approvals/answer'), {
      approvalId: approvals[0]?.id,
      number: 2,
      as: 'approved',
      content: edited,
    })
    expect(approved).toMatchObject({
      status: 200,
      body: {
        state: 'approved',
        versions: [
          { number: 1 },
          { number: 2, author: { id: writer.memberId } },
          { number: 3, author: { id: boss.memberId } },
        ],
        approvals: [{ state: 'approved', number: 2, approvedNumber: 3, decidedBy: { id: boss.memberId } }],
      },
    })
    const [escalation] = await query<{ state: string }>(
      api.url,
      `SELECT state FROM escalation WHERE subject_kind = 'statement' AND subject_id = $1`,
      [approvals[0]?.id],
    )
    expect(escalation).toEqual({ state: 'resolved' })
  })

  test('stands in the timeline with every step, and each is an event', async () => {
    const { save, ask, answer, entries, id } = await drafted()
    await ask(2)
    await answer(boss, 2, { as: 'refused', reason: 'Too vague' })
    await ask(2)
    await save(writer, 2, say('We know what it is'))
    await ask(3)
    await answer(boss, 3)
    expect(await entries()).toEqual([
      `statement: Began “Statement” (${nameOf('community-manager', 2)})`,
      `statement: Version 2 of “Statement” (${nameOf('community-manager', 2)})`,
      `approval: supervisor 3 is asked to approve version 2 (${nameOf('community-manager', 2)})`,
      `approval: Version 2 is refused: Too vague (${nameOf('supervisor', 3)})`,
      `approval: supervisor 3 is asked to approve version 2 (${nameOf('community-manager', 2)})`,
      `statement: Version 3 of “Statement” (${nameOf('community-manager', 2)})`,
      `approval: The question for version 2 is void: it was changed (${nameOf('community-manager', 2)})`,
      `approval: supervisor 3 is asked to approve version 3 (${nameOf('community-manager', 2)})`,
      `approval: Version 3 is approved (${nameOf('supervisor', 3)})`,
    ])
    const events = await query<{ type: string }>(api.url, `SELECT type FROM event WHERE subject_id = $1`, [
      id,
    ])
    expect(events.length).toBe(8)
  })

  test('is not approved by who wrote it last, nor by who is not asked, nor by an API key', async () => {
    const { id, save, ask, answer, at } = await drafted()
    await save(boss, 2, say('By the boss'))
    expect(await ask(3)).toMatchObject({ status: 409, body: { code: 'statement.own' } })
    expect(await ask(3, { approverId: other.memberId, backupId: boss.memberId })).toMatchObject({
      status: 409,
      body: { code: 'statement.own' },
    })
    expect(await ask(3, { approverId: writer.memberId })).toMatchObject({
      status: 422,
      body: { code: 'statement.may_not_approve' },
    })
    await ask(3, { approverId: other.memberId })
    expect(await answer(boss, 3)).toMatchObject({ status: 403, body: { code: 'statement.not_asked' } })
    expect(await answer(writer, 3)).toMatchObject({ status: 403, body: { code: 'access.forbidden' } })
    const made = await shop.admin.browser.post(shop.at('/api-keys'), {
      name: 'bot',
      scopes: ['incident:read', 'statement:write', 'statement:approve'],
    })
    const headers = { authorization: `Bearer ${String(made.body['secret'])}` }
    const body = { basedOn: 3, content: say('By a bot') }
    expect(await api.browser().ask('POST', at('/versions'), { headers, body })).toMatchObject({
      status: 403,
      body: { code: 'statement.needs_person' },
    })
    // Whatever the code does, the database keeps it.
    await expect(
      query(
        api.url,
        `UPDATE statement_approval SET state = 'approved', approved_number = number, approved_author_id = author_id,
           decided_by_id = author_id, expires_at = now() WHERE statement_id = $1 AND state = 'asked'`,
        [id],
      ),
    ).rejects.toThrow(/x_statement_approval_given/)
    await expect(
      query(
        api.url,
        `UPDATE statement_approval SET author_id = $2, state = 'approved', approved_number = number, approved_author_id = $2,
           decided_by_id = author_id, expires_at = now() WHERE statement_id = $1 AND state = 'asked'`,
        [id, randomUUID()],
      ),
    ).rejects.toThrow(/foreign key/)
  })

  test('that two people change at once keeps one of them, and says so to the other', async () => {
    const { save, read } = await drafted()
    const answers = await Promise.all([
      save(writer, 2, say('One')),
      save(boss, 2, say('Two')),
      save(other, 2, say('Three')),
    ])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409])
    expect((await read()).versions.map(({ number }) => number)).toEqual([1, 2, 3])
    expect(answers.find(({ status }) => status === 409)).toMatchObject({
      body: { code: 'statement.changed', details: { number: 3 } },
    })
  })

  test('that is changed while it is approved is one or the other, however they meet', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { save, ask, answer, read } = await drafted()
      await ask(2, { backupId: other.memberId })
      const [edit, one, two] = await Promise.all([
        save(writer, 2, say('Something else')),
        answer(boss, 2, { content: say('As the boss says it') }),
        answer(other, 2),
      ])
      const { state, approvals, versions } = await read()
      // At most one of the two who were asked has answered.
      expect([one.status, two.status].filter((status) => status === 200).length).toBeLessThan(2)
      expect(approvals).toHaveLength(1)
      if (edit.status === 200) {
        expect(state).toBe('draft')
        expect(approvals[0]?.state).toBe('voided')
        expect(versions.at(-1)?.author.id).toBe(writer.memberId)
      } else {
        expect(state).toBe('approved')
        expect(approvals[0]?.approvedNumber).toBe(versions.at(-1)?.number)
      }
    }
  })

  test('of which two questions are asked at once has one', async () => {
    const { ask, read } = await drafted()
    const answers = await Promise.all([ask(2), ask(2), ask(2, { approverId: other.memberId }, boss)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409])
    expect((await read()).approvals).toHaveLength(1)
  })

  test('is void once it is changed, and can be taken back', async () => {
    const { id, save, ask, answer, read, at } = await drafted()
    await ask(2)
    await answer(boss, 2)
    expect((await save(boss, 2)).body).toMatchObject({ state: 'approved' })
    await save(boss, 2, say('Once more'))
    expect(await read()).toMatchObject({
      state: 'draft',
      approvals: [{ state: 'voided', approvedNumber: 2 }],
    })
    await ask(3, { approverId: other.memberId })
    await answer(other, 3)
    const [approval] = (await read()).approvals
    await writer.browser.post(at('/approvals/withdraw'), { approvalId: approval?.id })
    expect(await read()).toMatchObject({
      state: 'draft',
      approvals: [{ state: 'withdrawn', decidedBy: { id: other.memberId } }, {}],
    })
    const publish = { approvalId: approval?.id, posts: [{ channelId: randomUUID(), language: 'en' }] }
    expect(await writer.browser.post(at('/publications'), publish)).toMatchObject({
      status: 409,
      body: { code: 'statement.not_approved' },
    })
    expect(id).toBeTruthy()
  })

  test('is seen by whoever is asked, and by nobody else', async () => {
    const { ask, read, at } = await drafted()
    await ask(2, { backupId: other.memberId })
    await writer.browser.post(at('/seen'), {})
    const people = async () => (await read()).approvals[0]?.people
    expect(await people()).toMatchObject([
      { member: { id: boss.memberId }, role: 'approver', toldAt: expect.any(String), seenAt: null },
      { member: { id: other.memberId }, role: 'backup', toldAt: null, seenAt: null },
    ])
    expect(await boss.browser.post(at('/seen'), {})).toMatchObject({ status: 204 })
    await boss.browser.post(at('/seen'), {})
    expect(await people()).toMatchObject([{ seenAt: expect.any(String) }, { seenAt: null }])
  })
})
