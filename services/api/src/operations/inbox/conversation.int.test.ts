import type { Participant } from '@hubbub/contracts'
import { reopenSnoozed } from '@hubbub/domain'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Desk, openDesk } from './desk.fixtures.ts'

let desk: Desk
let id: string
let path: string
beforeAll(async () => {
  desk = await openDesk()
})
beforeEach(async () => {
  id = (await desk.receive({ subject: 'A lamp', text: 'It is dark here.' })).conversationId
  path = desk.at(`/conversations/${id}`)
})
afterAll(async () => await desk[Symbol.asyncDispose]())

const patch = async (change: object, headers: Record<string, string> = {}) =>
  await desk.ann.patch(path, change, { headers })
const activities = async () => {
  const { body } = await desk.ann.get(`${path}/messages`)
  return (body.items ?? []).map((message) => message['activity']).filter((activity) => activity !== null)
}
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

describe('a conversation', () => {
  test('is read with its version as the ETag', async () => {
    const { status, headers, body } = await desk.ann.get(path)
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        id,
        subject: 'A lamp',
        status: 'open',
        priority: 'none',
        preview: 'It is dark here.',
        previewDirection: 'in',
        contact: { name: 'Kim', address: 'kim@customer.test' },
        unreadCount: 1,
        hasDraft: false,
        draftsBy: [],
        scheduledFor: null,
        labels: [],
      },
    })
    expect(headers.get('etag')).toBe(`"${String(body['version'])}"`)
  })

  test('that is not there, or not theirs to see, is not found', async () => {
    for (const answer of [
      await desk.ann.get(desk.at(`/conversations/${crypto.randomUUID()}`)),
      await desk.cy.get(path),
      await desk.cy.patch(path, { priority: 'high' }),
      await desk.cy.get(`${path}/messages`),
      await desk.cy.put(`${path}/read`, { read: true }),
    ])
      expect(answer).toMatchObject({ status: 404, body: { code: 'conversation.not_found' } })
    expect((await desk.ann.get(desk.at('/conversations/7'))).body).toMatchObject({
      status: 400,
      errors: [{ path: 'path.id' }],
    })
  })
})

describe('a change', () => {
  test('of everything at once is answered, told in the thread and raises the version', async () => {
    const { body: before } = await desk.ann.get(path)
    const change = {
      status: 'pending',
      priority: 'high',
      assigneeId: desk.memberId('bo'),
      teamId: desk.teams.returns,
      subject: 'Two lamps',
    }
    const { status, headers, body } = await patch(change)
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        status: 'pending',
        priority: 'high',
        assignee: { name: 'bo' },
        team: { name: 'Returns' },
        subject: 'Two lamps',
      },
    })
    expect(body['version']).toBeGreaterThan(Number(before['version']))
    expect(headers.get('etag')).toBe(`"${String(body['version'])}"`)
    expect(await activities()).toEqual([
      { type: 'status', from: 'open', to: 'pending', until: null },
      { type: 'assignee', from: null, to: 'bo' },
      { type: 'team', from: null, to: 'Returns' },
      { type: 'priority', from: 'none', to: 'high' },
      { type: 'subject', from: 'A lamp', to: 'Two lamps' },
    ])
    expect((await patch({ assigneeId: null, teamId: null })).body).toMatchObject({
      assignee: null,
      team: null,
    })
  })

  test('on a version that has passed is refused and changes nothing', async () => {
    const seen = (await desk.ann.get(path)).headers.get('etag') ?? ''
    expect((await patch({ priority: 'low' }, { 'if-match': seen })).status).toBe(200)
    const late = await desk.sue.patch(path, { priority: 'urgent' }, { headers: { 'if-match': seen } })
    const now = await desk.ann.get(path)
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'conversation.changed', details: { version: now.body['version'] } },
    })
    expect(now.body['priority']).toBe('low')
    const weak = `W/${now.headers.get('etag') ?? ''}`
    expect((await patch({ priority: 'medium' }, { 'if-match': weak })).status).toBe(200)
  })

  test('by two at once on the same version succeeds for one', async () => {
    const headers = { 'if-match': (await desk.ann.get(path)).headers.get('etag') ?? '' }
    const answers = await Promise.all([
      desk.ann.patch(path, { priority: 'low' }, { headers }),
      desk.sue.patch(path, { priority: 'high' }, { headers }),
    ])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  })

  test.each([
    [{ status: 'closed' }, {}, 'body.status'],
    [{ priority: 3 }, {}, 'body.priority'],
    [{ assigneeId: 'bo' }, {}, 'body.assigneeId'],
    [{ teamId: 7 }, {}, 'body.teamId'],
    [{ snoozedUntil: 'tomorrow' }, {}, 'body.snoozedUntil'],
    [{ subject: 'x'.repeat(501) }, {}, 'body.subject'],
    [{ priority: 'low' }, { 'if-match': 'newest' }, 'header.if-match'],
  ])('of %j is refused by the name of the field', async (change, headers, field) => {
    expect(await patch(change, headers)).toMatchObject({
      status: 400,
      body: { code: 'request.invalid', errors: [{ path: field }] },
    })
    expect(await activities()).toEqual([])
  })

  test.each([
    [{ assigneeId: crypto.randomUUID() }, 'member.not_found'],
    [{ teamId: crypto.randomUUID() }, 'team.not_found'],
    [{ status: 'snoozed' }, 'conversation.snooze_needs_time'],
    [{ status: 'snoozed', snoozedUntil: '2020-01-01T00:00:00Z' }, 'conversation.snooze_in_past'],
  ])('of %j cannot be done', async (change, code) => {
    expect(await patch(change)).toMatchObject({ status: 422, body: { code } })
  })
})

describe('snoozing', () => {
  test('puts it away until its time, and then it wakes by itself', async () => {
    const until = inDays(1)
    expect(await patch({ status: 'snoozed', snoozedUntil: until })).toMatchObject({
      status: 200,
      body: { status: 'snoozed', snoozedUntil: until },
    })
    expect(await reopenSnoozed({ ...desk.work, clock: { now: () => new Date() } }, [id])).toBe(0)
    const later = { now: () => new Date(Date.parse(until) + 1) }
    expect(await reopenSnoozed({ ...desk.work, clock: later }, [id])).toBe(1)
    expect((await desk.ann.get(path)).body).toMatchObject({ status: 'open', snoozedUntil: null })
    expect(await activities()).toEqual([
      { type: 'status', from: 'open', to: 'snoozed', until },
      { type: 'status', from: 'snoozed', to: 'open', until: null },
    ])
  })

  test('ends when the customer writes, and when somebody opens it', async () => {
    await patch({ status: 'snoozed', snoozedUntil: inDays(1) })
    await desk.receive({ tokens: [id], text: 'Still dark.' })
    expect((await desk.ann.get(path)).body).toMatchObject({ status: 'open', snoozedUntil: null })
    await patch({ status: 'snoozed', snoozedUntil: inDays(2) })
    expect((await patch({ status: 'open' })).body).toMatchObject({ status: 'open', snoozedUntil: null })
  })
})

describe('labels', () => {
  test('are replaced as a whole', async () => {
    const { vip, refund } = desk.labels
    const put = async (labelIds: unknown) => await desk.ann.put(`${path}/labels`, { labelIds })
    expect((await put([vip, refund])).body['labels']).toMatchObject([{ name: 'refund' }, { name: 'vip' }])
    expect((await put([refund, refund])).body['labels']).toMatchObject([{ name: 'refund' }])
    expect((await put([])).body['labels']).toEqual([])
    expect(await put([crypto.randomUUID()])).toMatchObject({ status: 422, body: { code: 'label.not_found' } })
    expect(await put(['vip'])).toMatchObject({ status: 400, body: { errors: [{ path: 'body.labelIds.0' }] } })
    expect(await put('vip')).toMatchObject({ status: 400, body: { errors: [{ path: 'body.labelIds' }] } })
  })
})

describe('reading', () => {
  test('is each person’s own, and can be undone', async () => {
    await desk.receive({ tokens: [id], text: 'And another word.' })
    const mark = async (read: unknown) => await desk.ann.put(`${path}/read`, { read })
    expect((await desk.ann.get(path)).body['unreadCount']).toBe(2)
    expect(await mark(true)).toMatchObject({ status: 200, body: { unreadCount: 0 } })
    expect((await desk.ann.get(path)).body['unreadCount']).toBe(0)
    expect((await desk.sue.get(path)).body['unreadCount']).toBe(2)
    expect(await mark(false)).toMatchObject({ status: 200, body: { unreadCount: 1 } })
    expect(await mark('yes')).toMatchObject({ status: 400, body: { errors: [{ path: 'body.read' }] } })
  })
})

describe('participants', () => {
  test('are who wrote, answered, left a note or was named in one, and nobody else', async () => {
    const { body } = await desk.ann.post(`${path}/notes`, {
      text: 'Can you look, Sue?',
      clientId: crypto.randomUUID(),
      mentionedMemberIds: [desk.memberId('sue')],
    })
    expect(body).toMatchObject({ kind: 'note' })
    await desk.ann.post(`${path}/messages`, { text: 'We look into it.', clientId: crypto.randomUUID() })
    const { items } = (await desk.ann.get(`${path}/participants`)).body as { items: Participant[] }
    const parts = items.map(({ kind, name, parts: all }) => [kind, name, all])
    expect(parts).toHaveLength(3)
    expect(parts).toEqual(
      expect.arrayContaining([
        ['contact', 'Kim', ['wrote']],
        ['member', 'ann', ['answered', 'noted']],
        ['member', 'sue', ['named']],
      ]),
    )
  })
})
