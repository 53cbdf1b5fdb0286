import type { Bench } from '@hubbub/database/test-bench'
import {
  cancelMessage,
  type DeliveryTools,
  deliverMessage,
  getConversation,
  getMessage,
  listDrafts,
  listMessages,
  rescheduleMessage,
  type SendReply,
  updateConversation,
} from '@hubbub/domain'
import { mailTerms, query, type Workbench } from '@hubbub/test-support'
import { describe, expect, test } from 'vitest'
import { deskForEachTest } from './lib/desk-for-each-test.ts'

let bench: Bench
let desk: Workbench
let id: string
let sent: string[]
const { as, memberOf, reply } = deskForEachTest(
  { id: 'first@customer.test', text: 'Where is it?' },
  (opened) => {
    ;({ bench, desk, id } = opened)
    sent = []
  },
)

const HOUR = 3_600_000
const ann = () => as('ann')
const inHours = (hours: number) => new Date(desk.clock.now().getTime() + hours * HOUR)
const schedule = async (sendAt: Date, rest: Partial<SendReply> = {}) =>
  await reply({ text: 'Tomorrow it is', sendAt, ...rest })
const outlet = (): DeliveryTools => ({
  outlet: {
    send: async (_channelId, { text }) => {
      sent.push(text)
      return { externalId: 'x', ownRef: 'x', response: '250 OK', recipients: [] }
    },
    lookupSent: async () => 'not-sent',
    judge: () => ({
      kind: 'failed',
      class: 'retry',
      message: '',
      until: null,
      recipients: [],
      maybeSent: false,
    }),
  },
  catalogue: mailTerms,
  blobs: desk.blobs,
  random: () => 0,
  signal: new AbortController().signal,
})
const deliver = async (messageId: string) => await deliverMessage(desk.work, outlet(), messageId)

describe('a scheduled reply', () => {
  test('waits on the server, at the end of the thread, and answers nobody yet', async () => {
    const before = await getConversation(ann(), id)
    const at = inHours(20)
    const reply = await schedule(at)
    expect(reply.delivery).toMatchObject({
      state: 'held',
      notBefore: at.toISOString(),
      scheduledFor: at.toISOString(),
    })
    expect(desk.signalled.at(-1)).toEqual({
      signal: 'deliveryDue',
      work: { workspaceId: desk.workspaceId, messageId: reply.id, notBefore: at },
    })
    const { waitingSince, firstReplyAt, preview, lastActivityAt } = before
    expect(await getConversation(ann(), id)).toMatchObject({
      waitingSince,
      firstReplyAt,
      preview,
      lastActivityAt,
    })
    expect(waitingSince).not.toBeNull()
    desk.clock.advance(HOUR)
    await desk.receive({ parents: ['first@customer.test'], text: 'Hello?' })
    const { items } = await listMessages(ann(), { conversationId: id, limit: 50, before: null })
    expect(items.at(-1)?.id).toBe(reply.id)
    expect(await deliver(reply.id)).toBe('not-due')
    expect(sent).toEqual([])
  })

  test('marks its conversation until it leaves or is taken back, and says so each time', async () => {
    const mark = async () => (await getConversation(ann(), id)).scheduledFor
    const versions = async () => (await desk.events('conversation.updated')).map(({ version }) => version)
    const { version, scheduledFor } = await getConversation(ann(), id)
    expect(scheduledFor).toBeNull()
    const told = (await versions()).length
    const [early, late, later] = [inHours(2), inHours(5), inHours(9)]
    const first = await schedule(early)
    const second = await schedule(late)
    expect(await mark()).toBe(early.toISOString())
    await rescheduleMessage(ann(), { id: first.id, sendAt: later })
    expect(await mark()).toBe(late.toISOString())
    await cancelMessage(ann(), second.id)
    expect(await mark()).toBe(later.toISOString())
    desk.clock.advance(9 * HOUR)
    expect(await deliver(first.id)).toBe('sent')
    expect(await mark()).toBeNull()
    expect((await versions()).slice(told)).toEqual([1, 2, 3, 4, 5].map((step) => version + step))
  })

  test('is the only one that marks: what waits to be undone does not', async () => {
    await query(bench.url, `UPDATE membership SET preferences = '{"undoSeconds": 30}' WHERE id = $1`, [
      memberOf('ann'),
    ])
    expect((await reply()).delivery).toMatchObject({ state: 'held' })
    expect((await getConversation(ann(), id)).scheduledFor).toBeNull()
  })

  test('leaves once at its time, and then the customer is answered', async () => {
    const reply = await schedule(inHours(2))
    desk.clock.advance(2 * HOUR)
    const results = await Promise.all([deliver(reply.id), deliver(reply.id)])
    expect(results.toSorted()).toEqual(['not-due', 'sent'])
    expect(sent).toHaveLength(1)
    const now = desk.clock.now().toISOString()
    expect(await getConversation(ann(), id)).toMatchObject({
      waitingSince: null,
      firstReplyAt: now,
      lastActivityAt: now,
      preview: 'Tomorrow it is',
      previewDirection: 'out',
    })
    expect(await getMessage(ann(), reply.id)).toMatchObject({ sentAt: now, delivery: { state: 'sent' } })
  })

  test('is put off, brought forward and sent at once', async () => {
    const reply = await schedule(inHours(2))
    const later = inHours(30)
    expect(await rescheduleMessage(ann(), { id: reply.id, sendAt: later })).toMatchObject({
      delivery: { state: 'held', notBefore: later.toISOString(), scheduledFor: later.toISOString() },
    })
    desk.clock.advance(2 * HOUR)
    expect(await deliver(reply.id)).toBe('not-due')
    await rescheduleMessage(ann(), { id: reply.id, sendAt: null })
    expect(await deliver(reply.id)).toBe('sent')
    await expect(rescheduleMessage(ann(), { id: reply.id, sendAt: inHours(1) })).rejects.toMatchObject({
      code: 'message.already_left',
    })
  })

  test('is taken back whole: the text is a draft again, and the customer waits as before', async () => {
    const before = await getConversation(ann(), id)
    const reply = await schedule(inHours(2), { cc: ['lee@customer.test'], subject: 'Soon' })
    expect(await cancelMessage(ann(), reply.id)).toMatchObject({ delivery: { state: 'cancelled' } })
    expect(await listDrafts(ann(), id)).toMatchObject([
      { mode: 'reply', text: 'Tomorrow it is', envelope: { cc: ['lee@customer.test'], subject: 'Re: Soon' } },
    ])
    const { waitingSince, preview, previewDirection } = before
    expect(await getConversation(ann(), id)).toMatchObject({ waitingSince, preview, previewDirection })
    desk.clock.advance(3 * HOUR)
    expect(await deliver(reply.id)).toBe('not-due')
  })

  test('is not what a later reply answers to', async () => {
    const planned = await schedule(inHours(2))
    const now = await schedule(inHours(1), { sendAt: undefined, text: 'Now' })
    desk.clock.advance(60_000)
    await cancelMessage(ann(), now.id)
    expect((await getConversation(ann(), id)).waitingSince).not.toBeNull()
    expect((await getMessage(ann(), planned.id)).delivery).toMatchObject({ state: 'held' })
  })

  test.each([
    ['a time that has passed', { sendAt: new Date('2026-01-01') }, 'message.odd_time'],
    ['a time beyond a year', { sendAt: new Date('2028-01-01') }, 'message.odd_time'],
    ['a change of status with it', { then: 'resolve' as const }, 'message.scheduled_with_then'],
  ])('is refused with %s', async (_name, rest, code) => {
    await expect(schedule(inHours(1), rest)).rejects.toMatchObject({ code })
  })
})

test('a reply can put its conversation to sleep until a time', async () => {
  const snoozedUntil = inHours(5)
  await schedule(inHours(1), { sendAt: undefined, then: 'snooze', snoozedUntil })
  expect(await getConversation(ann(), id)).toMatchObject({
    status: 'snoozed',
    snoozedUntil: snoozedUntil.toISOString(),
  })
})

test('spam stays spam whatever its sender writes, and comes back when somebody says so', async () => {
  await updateConversation(ann(), { id, change: { status: 'spam' }, expectedVersion: null })
  await desk.receive({ parents: ['first@customer.test'], text: 'Buy this' })
  expect(await getConversation(ann(), id)).toMatchObject({ status: 'spam', preview: 'Buy this' })
  await updateConversation(ann(), { id, change: { status: 'open' }, expectedVersion: null })
  expect(await getConversation(ann(), id)).toMatchObject({ status: 'open' })
})
