import {
  type Claim,
  collectBatch,
  type DeliveryRepository,
  type DeliverySettlement,
  sendReply,
} from '@hubbub/domain'
import { mailReplyTools, query, type Workbench } from '@hubbub/test-support'
import { describe, expect, test } from 'vitest'
import { type Bench, benchForEachTest } from './bench.fixtures.ts'

let bench: Bench
let desk: Workbench
let messageId: string
/** Of the reply, as it leaves. */
let sentAs: string
benchForEachTest(async (opened) => {
  ;({ bench, desk } = opened)
  const { conversationId } = await desk.receive({ id: 'first@customer.test' })
  const input = { conversationId, clientId: crypto.randomUUID(), text: 'On its way', attachmentIds: [] }
  messageId = (await sendReply(desk.as(desk.people.ann), mailReplyTools, input)).id
  desk.clock.advance(60_000)
  const [row] = await query<{ id: string }>(
    bench.url,
    `SELECT envelope ->> 'messageId' AS id FROM outbound_delivery WHERE message_id = $1`,
    [messageId],
  )
  sentAs = row?.id ?? ''
})

const inDeliveries = async <T>(work: (deliveries: DeliveryRepository) => Promise<T>) =>
  await desk.store.transaction(desk.workspaceId, async ({ deliveries }) => await work(deliveries))
const lease = (ms = 60_000) => ({ now: desk.clock.now(), until: new Date(desk.clock.now().getTime() + ms) })
const claim = async () => {
  const claimed = await inDeliveries((deliveries) => deliveries.claim(messageId, lease()))
  if (claimed === null) throw new Error('it was not due')
  return claimed
}
const stored = async () => {
  const [row] = await query(
    bench.url,
    'SELECT state, attempts, lease_until AS "leaseUntil", alive_at AS "aliveAt", response, version FROM outbound_delivery WHERE message_id = $1',
    [messageId],
  )
  return row
}
const settlement = (change: Partial<DeliverySettlement> = {}): DeliverySettlement => ({
  state: 'sent',
  attempts: 1,
  notBefore: desk.clock.now(),
  recipients: [],
  response: '250 OK',
  errorClass: null,
  sentAt: desk.clock.now(),
  ...change,
})
const settle = async (held: Claim, change?: Partial<DeliverySettlement>) =>
  await inDeliveries((deliveries) => deliveries.settle(held, settlement(change)))

describe('taking over', () => {
  test('is for claims that have run out, counts no attempt and tells when it was last alive', async () => {
    const first = await claim()
    const takeOver = async () => await inDeliveries((deliveries) => deliveries.takeOver(messageId, lease()))
    expect(await takeOver()).toBeNull()
    desk.clock.advance(60_000)
    const second = await takeOver()
    expect(second).toMatchObject({ messageId, attempts: 1, aliveAt: first.aliveAt })
    expect(second?.leaseUntil).toEqual(lease().until)
    expect(await takeOver()).toBeNull()
    expect(await inDeliveries((deliveries) => deliveries.claim(messageId, lease()))).toBeNull()
  })

  test('is not for what nobody has begun', async () => {
    expect(await inDeliveries((deliveries) => deliveries.takeOver(messageId, lease()))).toBeNull()
    expect(await stored()).toMatchObject({ state: 'held', attempts: 0 })
  })

  test('of several who try, one succeeds', async () => {
    await claim()
    desk.clock.advance(61_000)
    const taken = await Promise.all(
      [1, 2, 3, 4].map(() => inDeliveries((deliveries) => deliveries.takeOver(messageId, lease()))),
    )
    expect(taken.filter((one) => one !== null)).toHaveLength(1)
  })
})

describe('extending', () => {
  test('moves the lease and the sign of life, and is for its holder alone', async () => {
    const held = await claim()
    desk.clock.advance(20_000)
    const aliveAt = desk.clock.now()
    const { until } = lease()
    const extended = await inDeliveries((deliveries) => deliveries.extend(held, { until, aliveAt }))
    expect(extended).toEqual(until)
    expect(await stored()).toMatchObject({ leaseUntil: until, aliveAt })
    expect(await inDeliveries((deliveries) => deliveries.extend(held, { until, aliveAt }))).toBeNull()
    const renewed = { messageId, leaseUntil: until }
    const later = lease(90_000).until
    await inDeliveries((deliveries) => deliveries.extend(renewed, { until: later, aliveAt: null }))
    expect(await stored()).toMatchObject({ leaseUntil: later, aliveAt })
  })
})

describe('settling', () => {
  test('tells what changed, once', async () => {
    const held = await claim()
    expect(await settle(held)).toMatchObject({ messageId, state: 'sent' })
    expect(await stored()).toMatchObject({ state: 'sent', response: '250 OK', leaseUntil: null })
    expect(await settle(held)).toBeNull()
  })

  test('a failure counts for its holder only', async () => {
    const first = await claim()
    desk.clock.advance(60_000)
    const second = await inDeliveries((deliveries) => deliveries.takeOver(messageId, lease()))
    expect(await settle(first, { state: 'failed', sentAt: null })).toBeNull()
    expect(await stored()).toMatchObject({ state: 'sending', leaseUntil: second?.leaseUntil })
  })

  test('that it has left counts whoever holds it, also after a person was asked', async () => {
    const first = await claim()
    desk.clock.advance(60_000)
    const second = await inDeliveries((deliveries) => deliveries.takeOver(messageId, lease()))
    if (second === null) throw new Error('nobody took it over')
    await settle(second, { state: 'uncertain', sentAt: null })
    expect(await settle(first)).toMatchObject({ state: 'sent' })
    expect(await settle(first)).toBeNull()
  })
})

describe('a copy that came back', () => {
  const proven = async (ids = [sentAs]) =>
    await inDeliveries((deliveries) => deliveries.provenSent(desk.channelId, ids, desk.clock.now()))

  test('proves what was left in the middle or is uncertain, once', async () => {
    const held = await claim()
    expect(await proven()).toEqual([])
    desk.clock.advance(60_000)
    expect(await proven(['other@shop.test'])).toEqual([])
    expect(await proven()).toMatchObject([{ messageId, state: 'sent' }])
    expect(await proven()).toEqual([])
    expect(await settle(held)).toBeNull()
  })

  test('of an earlier attempt proves nothing of the recipients that are left', async () => {
    const held = await claim()
    const recipients = [{ address: 'kim@customer.test', status: 'accepted' as const, response: '250 OK' }]
    await settle(held, { state: 'queued', recipients, sentAt: null })
    await claim()
    desk.clock.advance(60_000)
    expect(await proven()).toEqual([])
  })

  test('under another id tells by which answers will refer to it', async () => {
    const renamed = { ...desk.toInbound({ id: sentAs, direction: 'out', text: 'On its way' }) }
    renamed.thread = { ...renamed.thread, ownRef: 'own@server.test' }
    await claim()
    desk.clock.advance(60_000)
    const batch = { messages: [renamed], unreadable: [], cursor: null }
    const input = { channelId: desk.channelId, batch }
    expect(await collectBatch(desk.work, desk.tools, input)).toMatchObject({ messageIds: [], known: 1 })
    expect(await stored()).toMatchObject({ state: 'sent' })
    const first = await desk.receive({ id: 'second@customer.test', parents: ['first@customer.test'] })
    const answer = await desk.receive({ id: 'third@customer.test', parents: ['own@server.test'] })
    expect(answer.conversationId).toBe(first.conversationId)
  })
})
