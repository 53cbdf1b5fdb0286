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

describe('what was changed in one go', () => {
  const bulk = async (body: object) => await desk.ann.post(desk.at('/conversations/bulk'), body)

  test('is taken back, save where somebody has gone on since', async () => {
    const other = (await desk.receive({ from: 'lee@x.test' })).conversationId
    const change = { priority: 'low', addLabelIds: [desk.labels.vip] }
    const { undo } = (await bulk({ ids: [id, other], change })).body as { undo: { ids: string[] }[] }
    expect(undo).toEqual([
      {
        ids: [id, other],
        versions: { [id]: expect.any(Number), [other]: expect.any(Number) },
        change: { priority: 'none', removeLabelIds: [desk.labels.vip] },
      },
    ])
    await desk.sue.patch(desk.at(`/conversations/${other}`), { priority: 'urgent' })
    const { body } = await bulk({ ...undo[0] })
    expect(body).toMatchObject({
      changed: [id],
      failed: [{ id: other, code: 'conversation.changed', reason: 'Changed meanwhile by sue' }],
    })
    const standing = async (one: string) => (await desk.ann.get(desk.at(`/conversations/${one}`))).body
    expect(await standing(id)).toMatchObject({ priority: 'none', labels: [] })
    expect(await standing(other)).toMatchObject({ priority: 'urgent', labels: [{ name: 'vip' }] })
    await desk.ann.patch(desk.at(`/conversations/${id}`), { priority: 'high' })
    expect((await bulk({ ...undo[0] })).body).toMatchObject({
      changed: [],
      failed: [{ id, reason: 'Changed meanwhile by you' }, { id: other }],
    })
  })
})

describe('many at once', () => {
  const bulk = async (body: object, headers: Record<string, string> = {}) =>
    await desk.ann.post(desk.at('/conversations/bulk'), body, { headers })

  test('are changed as far as they can be; each that fails is named', async () => {
    const other = (await desk.receive({ from: 'lee@x.test' })).conversationId
    const nowhere = crypto.randomUUID()
    const change = {
      status: 'resolved',
      priority: 'low',
      assigneeId: desk.memberId('ann'),
      teamId: desk.teams.sales,
      addLabelIds: [desk.labels.vip],
      read: true,
    }
    const { status, body } = await bulk({ ids: [id, other, nowhere, id], change })
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        changed: [id, other],
        failed: [{ id: nowhere, number: null, code: 'conversation.not_found', reason: expect.any(String) }],
        undo: expect.any(Array),
      },
    })
    for (const one of [id, other])
      expect((await desk.ann.get(desk.at(`/conversations/${one}`))).body).toMatchObject({
        status: 'resolved',
        priority: 'low',
        assignee: { name: 'ann' },
        team: { name: 'Sales' },
        labels: [{ name: 'vip' }],
        unreadCount: 0,
      })
    await bulk({ ids: [id], change: { removeLabelIds: [desk.labels.vip] } })
    expect((await desk.ann.get(path)).body['labels']).toEqual([])
  })

  test('sent twice under one key are changed once', async () => {
    const headers = { 'idempotency-key': 'bulk-1' }
    const first = await bulk({ ids: [id], change: { priority: 'high' } }, headers)
    await desk.ann.patch(path, { priority: 'none' })
    const second = await bulk({ ids: [id], change: { priority: 'high' } }, headers)
    expect(second.body).toEqual(first.body)
    expect((await desk.ann.get(path)).body['priority']).toBe('none')
    expect(await bulk({ ids: [id], change: { priority: 'low' } }, headers)).toMatchObject({
      status: 422,
      body: { code: 'idempotency.mismatch' },
    })
  })

  test.each([
    [{ ids: [], change: {} }, 'body.ids'],
    [{ ids: Array.from({ length: 201 }, () => crypto.randomUUID()), change: {} }, 'body.ids'],
    [{ ids: ['1'], change: {} }, 'body.ids.0'],
    [{ ids: [crypto.randomUUID()] }, 'body.change'],
    [{ ids: [crypto.randomUUID()], change: { read: 1 } }, 'body.change.read'],
  ])('asked wrongly are refused by the name of the field (%#)', async (body, field) => {
    expect(await bulk(body)).toMatchObject({ status: 400, body: { errors: [{ path: field }] } })
  })
})

describe('deleting', () => {
  test('takes it away for good, by those who may', async () => {
    expect((await desk.ann.delete(path)).status).toBe(403)
    expect((await desk.sue.delete(path)).status).toBe(204)
    expect((await desk.sue.get(path)).status).toBe(404)
    expect((await desk.sue.delete(path)).status).toBe(404)
  })
})
