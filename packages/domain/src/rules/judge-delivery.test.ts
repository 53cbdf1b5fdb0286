import type { RecipientResult } from '@hubbub/contracts'
import { describe, expect, test } from 'vitest'
import { type DeliveryFailure, judgeDelivery, stillOpen } from './judge-delivery.ts'

const now = new Date('2026-03-02T12:00:00Z')
const moment = { now, random: 0.5 }
const first = { attempts: 1, recipients: [] }
const to = (address: string, status: RecipientResult['status']): RecipientResult => ({
  address,
  status,
  response: status,
})
const failure = (rest: Partial<DeliveryFailure>): DeliveryFailure => ({
  kind: 'failed',
  class: 'retry',
  message: '451 try later',
  until: null,
  recipients: [],
  ...rest,
})

describe('what the network took', () => {
  test('is sent, with its words and the time', () => {
    const outcome = { kind: 'sent', response: '250 ok', recipients: [to('a@x.test', 'accepted')] } as const
    expect(judgeDelivery(first, outcome, moment)).toMatchObject({
      state: 'sent',
      response: '250 ok',
      sentAt: now,
      errorClass: null,
      recipients: [to('a@x.test', 'accepted')],
    })
  })

  test('is sent although one recipient was refused, and says who', () => {
    const recipients = [to('a@x.test', 'accepted'), to('b@x.test', 'rejected')]
    expect(judgeDelivery(first, { kind: 'sent', response: '250', recipients }, moment)).toMatchObject({
      state: 'sent',
      recipients,
    })
  })

  test('goes on to those it deferred, and to them alone', () => {
    const recipients = [to('a@x.test', 'accepted'), to('b@x.test', 'deferred')]
    const waiting = judgeDelivery(first, { kind: 'sent', response: '250', recipients }, moment)
    expect(waiting).toMatchObject({ state: 'queued', notBefore: new Date(now.getTime() + 15_000) })
    expect(stillOpen(waiting.recipients)).toEqual(['b@x.test'])

    const done = judgeDelivery(
      { attempts: 2, recipients: waiting.recipients },
      { kind: 'sent', response: '250', recipients: [to('B@x.test', 'accepted')] },
      moment,
    )
    expect(done).toMatchObject({
      state: 'sent',
      recipients: [to('a@x.test', 'accepted'), to('B@x.test', 'accepted')],
    })
  })

  test('is sent in the end, with those it never got through to', () => {
    const recipients = [to('a@x.test', 'accepted'), to('b@x.test', 'deferred')]
    expect(
      judgeDelivery({ attempts: 10, recipients }, { kind: 'sent', response: '', recipients: [] }, moment),
    ).toMatchObject({
      state: 'sent',
      recipients,
    })
  })
})

describe('a failure', () => {
  test('is tried again, each time after twice the wait, up to an hour', () => {
    const waits = [1, 2, 3, 9].map((attempts) => {
      const { state, notBefore } = judgeDelivery({ attempts, recipients: [] }, failure({}), moment)
      expect(state).toBe('queued')
      return (notBefore.getTime() - now.getTime()) / 1000
    })
    expect(waits).toEqual([15, 30, 60, 3600])
  })

  test('comes back at different times for different replies', () => {
    const wait = (random: number) => judgeDelivery(first, failure({}), { now, random }).notBefore.getTime()
    expect(wait(1)).toBeGreaterThan(wait(0))
  })

  test('that lasts is given up after the tenth attempt, in the words of the server', () => {
    expect(judgeDelivery({ attempts: 10, recipients: [] }, failure({}), moment)).toMatchObject({
      state: 'failed',
      response: '451 try later',
      errorClass: 'retry',
    })
  })

  test('for good is not tried again', () => {
    const refused = failure({
      class: 'rejected',
      message: '550 no such user',
      recipients: [to('a@x.test', 'rejected')],
    })
    expect(judgeDelivery(first, refused, moment)).toMatchObject({
      state: 'failed',
      response: '550 no such user',
      recipients: [to('a@x.test', 'rejected')],
    })
  })

  test('of the rate waits until the server said, and counts as no attempt', () => {
    const until = new Date(now.getTime() + 300_000)
    expect(judgeDelivery(first, failure({ class: 'rate-limited', until }), moment)).toMatchObject({
      state: 'queued',
      attempts: 0,
      notBefore: until,
    })
  })

  test('to sign in waits for a person, however often', () => {
    expect(
      judgeDelivery({ attempts: 10, recipients: [] }, failure({ class: 'reauthorize' }), moment),
    ).toMatchObject({
      state: 'queued',
      attempts: 9,
      errorClass: 'reauthorize',
    })
  })
})

test('what nobody can tell is left to a person', () => {
  expect(judgeDelivery(first, { kind: 'uncertain', message: 'interrupted' }, moment)).toMatchObject({
    state: 'uncertain',
    response: 'interrupted',
    sentAt: null,
  })
})

test('what has not left goes again at once', () => {
  expect(judgeDelivery(first, { kind: 'not-sent', message: 'interrupted' }, moment)).toMatchObject({
    state: 'queued',
    notBefore: now,
  })
})
