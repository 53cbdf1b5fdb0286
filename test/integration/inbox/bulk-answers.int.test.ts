import type { Bench } from '@hubbub/database/test-bench'
import {
  type Context,
  listBulkAnswers,
  openIncident,
  placeOutboundHold,
  previewBulkAnswer,
  retryBulkAnswer,
  sendBulkAnswer,
  writeAnswers,
} from '@hubbub/domain'
import { permissions } from '@hubbub/contracts'
import { ids } from '@hubbub/runtime'
import { mailReplyTools, query, type Workbench } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { deskForEachTest } from './lib/desk-for-each-test.ts'

let bench: Bench
let desk: Workbench
let id: string
const { as } = deskForEachTest({}, (opened) => ({ bench, desk, id } = opened))

const lead = (): Context => {
  const ctx = as('ann')
  return { ...ctx, caller: { ...ctx.caller, permissions: new Set(permissions) } }
}

async function openWith(conversationIds: string[]): Promise<string> {
  const incident = await openIncident(lead(), {
    title: 'The checkout is down',
    severity: 'high',
    monitorId: null,
    brandId: null,
    conversationIds,
    tell: false,
  })
  return incident.id
}

async function receiveMore(count: number): Promise<string[]> {
  const all = [id]
  for (let index = 0; index < count; index++)
    all.push((await desk.receive({ from: `customer${index}@customer.test` })).conversationId)
  return all
}

const replies = async () =>
  await query<{ conversation_id: string; text: string; held_by: string | null }>(
    bench.url,
    `SELECT m.conversation_id, m.text, d.held_by FROM message m JOIN outbound_delivery d ON d.message_id = m.id
     WHERE m.workspace_id = $1 AND m.direction = 'out' ORDER BY m.conversation_id`,
    [desk.workspaceId],
  )

test('each conversation gets one reply of its own, though the answer is sent and written several times at once', async () => {
  const conversationIds = await receiveMore(4)
  const incidentId = await openWith(conversationIds)
  const answer = {
    id: ids.next(),
    incidentId,
    conversationIds,
    mentionIds: [],
    text: 'Dear {{contact.firstName}}, we are on it',
    variants: { email: 'Dear {{contact.firstName}}, we are on it. More by mail soon.' },
  }
  const preview = await previewBulkAnswer(lead(), mailReplyTools, answer)
  expect(preview.map(({ problem }) => problem)).toEqual([null, null, null, null, null])
  expect(preview[0]?.text).toMatch(/^Dear \S+, we are on it\. More by mail soon\.$/)
  await Promise.all([
    sendBulkAnswer(lead(), mailReplyTools, answer),
    sendBulkAnswer(lead(), mailReplyTools, answer),
    writeAnswers(lead(), mailReplyTools, answer.id),
  ])
  const sent = await replies()
  expect(sent.map((one) => one.conversation_id).toSorted()).toEqual(conversationIds.toSorted())
  expect(new Set(sent.map(({ text }) => text.slice(-18)))).toEqual(new Set(['More by mail soon.']))
  const [listed] = await listBulkAnswers(lead(), incidentId)
  expect(listed).toMatchObject({ id: answer.id, by: 'ann' })
  expect(listed?.items.map(({ state }) => state)).toEqual(Array(5).fill('leaving'))
})

test('what was ended in the middle goes on where it was', async () => {
  const conversationIds = await receiveMore(3)
  const incidentId = await openWith(conversationIds)
  const ctx = lead()
  let told = 0
  const dying: Context = {
    ...ctx,
    signals: {
      ...ctx.signals,
      deliveryDue: async (work) => {
        if (++told === 2) throw new Error('killed')
        await ctx.signals.deliveryDue(work)
      },
    },
  }
  const answer = {
    id: ids.next(),
    incidentId,
    conversationIds,
    mentionIds: [],
    text: 'We know',
    variants: {},
  }
  await expect(sendBulkAnswer(dying, mailReplyTools, answer)).rejects.toThrow('killed')
  expect(await replies()).toHaveLength(2)
  await query(bench.url, `UPDATE bulk_answer_item SET not_before = now() - interval '1 s'`)
  const due = await query<{ answer_id: string }>(
    bench.url,
    'SELECT answer_id FROM hubbub_due_bulk_answers(10)',
  )
  expect(due).toEqual([{ answer_id: answer.id }])
  await Promise.all([
    writeAnswers(ctx, mailReplyTools, answer.id),
    writeAnswers(ctx, mailReplyTools, answer.id),
  ])
  expect(await replies()).toHaveLength(4)
  expect(await query(bench.url, 'SELECT answer_id FROM hubbub_due_bulk_answers(10)')).toEqual([])
})

test('what cannot be written is named, stops no other, and is tried again; the switch holds what is for many', async () => {
  const conversationIds = await receiveMore(2)
  const incidentId = await openWith(conversationIds)
  const [first, second = '', third = ''] = conversationIds
  await query(
    bench.url,
    `UPDATE contact SET blocked_at = now() WHERE id = (SELECT contact_id FROM conversation WHERE id = $1)`,
    [second],
  )
  await query(bench.url, `UPDATE conversation SET status = 'spam' WHERE id = $1`, [third])
  await placeOutboundHold(lead(), { brandId: null, reach: 'automatic', reason: 'Wait for the press office' })
  const answer = {
    id: ids.next(),
    incidentId,
    conversationIds,
    mentionIds: [],
    text: 'We know',
    variants: {},
  }
  const done = await sendBulkAnswer(lead(), mailReplyTools, answer)
  expect(done.items.map(({ state, reason }) => [state, reason])).toEqual([
    ['leaving', null],
    ['refused', 'This contact is blocked'],
    ['skipped', 'It is spam'],
  ])
  // Whoever delivers asks the switch first.
  await desk.store.transaction(desk.workspaceId, async ({ holding }) => {
    for (const { messageId } of done.items)
      if (messageId !== null) expect(await holding.holdBack(messageId, new Date())).toBe(true)
  })
  await query(bench.url, `UPDATE contact SET blocked_at = NULL`)
  const again = await retryBulkAnswer(lead(), mailReplyTools, answer.id)
  expect(again.items.map(({ state }) => state)).toEqual(['held', 'leaving', 'skipped'])
  expect(new Set((await replies()).map((one) => one.conversation_id))).toEqual(new Set([first, second]))
  expect(await replies()).toHaveLength(2)
})

test('an error that nobody foresaw is of its item alone: the others go on, it is tried again a few times, and then shown', async () => {
  const conversationIds = await receiveMore(2)
  const [first = '', second = '', third = ''] = conversationIds
  const incidentId = await openWith(conversationIds)
  const whole = mailReplyTools.signThread
  const tools = {
    ...mailReplyTools,
    signThread: (conversationId: string) => {
      if (conversationId === first) throw new TypeError('the seal is\0 broken')
      return whole(conversationId)
    },
  }
  const answer = {
    id: ids.next(),
    incidentId,
    conversationIds,
    mentionIds: [],
    text: 'We know',
    variants: {},
  }
  const looks = async () =>
    (await listBulkAnswers(lead(), incidentId))[0]?.items.map(({ state, reason }) => [state, reason])
  await sendBulkAnswer(lead(), tools, answer)
  const others = ['leaving', null]
  expect(await looks()).toEqual([['waiting', 'the seal is broken'], others, others])
  const written = new Set((await replies()).map((one) => one.conversation_id))
  expect(written).toEqual(new Set([second, third]))
  // Not again at once, nor by whoever else sweeps.
  await writeAnswers(lead(), tools, answer.id)
  expect(await query(bench.url, 'SELECT attempts FROM bulk_answer_item WHERE attempts > 0')).toEqual([
    { attempts: 1 },
  ])
  expect(await query(bench.url, 'SELECT answer_id FROM hubbub_due_bulk_answers(10)')).toEqual([])
  for (let attempt = 2; attempt <= 5; attempt++) {
    expect(await looks()).toEqual([['waiting', 'the seal is broken'], others, others])
    await query(bench.url, `UPDATE bulk_answer_item SET not_before = now() - interval '1 s'`)
    await writeAnswers(lead(), tools, answer.id)
  }
  expect(await looks()).toEqual([['refused', 'the seal is broken'], others, others])
  const again = await retryBulkAnswer(lead(), mailReplyTools, answer.id)
  expect(again.items.map(({ state, reason }) => [state, reason])).toEqual([others, others, others])
  expect(await replies()).toHaveLength(3)
})

test('nobody answers what does not belong to the incident', async () => {
  const incidentId = await openWith([id])
  const [, other = ''] = await receiveMore(1)
  const answer = {
    id: ids.next(),
    incidentId,
    conversationIds: [other],
    mentionIds: [],
    text: 'We know',
    variants: {},
  }
  await expect(sendBulkAnswer(lead(), mailReplyTools, answer)).rejects.toMatchObject({
    code: 'conversation.not_found',
  })
  expect(await replies()).toEqual([])
})
