import { expect, test } from 'vitest'
import { type HealthBefore, judgeHealth } from './channel-health.ts'

const now = new Date('2026-03-02T12:00:00Z')
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
const healthy: HealthBefore = { health: 'connected', lastError: null, lastSuccessAt: minutesAgo(1) }
const fetchFails = { part: 'fetch', kind: 'failed', class: 'retry', message: 'ECONNRESET' } as const

test('a success is told once', () => {
  const succeeded = { part: 'fetch', kind: 'succeeded' } as const
  expect(judgeHealth({ ...healthy, health: 'connecting' }, succeeded, now)).toMatchObject({
    health: 'connected',
    changed: true,
  })
  expect(judgeHealth(healthy, succeeded, now)).toEqual({
    health: 'connected',
    lastError: null,
    delayedUntil: null,
    changed: false,
  })
})

test('a hiccup delays, five minutes of it fail', () => {
  expect(judgeHealth(healthy, fetchFails, now)).toEqual({
    health: 'delayed',
    lastError: 'ECONNRESET',
    delayedUntil: null,
    changed: true,
  })
  expect(judgeHealth({ ...healthy, lastSuccessAt: minutesAgo(5) }, fetchFails, now).health).toBe('failing')
  expect(
    judgeHealth({ health: 'connecting', lastError: null, lastSuccessAt: null }, fetchFails, now).health,
  ).toBe('failing')
})

test('the same failure again is no news', () => {
  const failing: HealthBefore = { health: 'failing', lastError: 'ECONNRESET', lastSuccessAt: null }
  expect(judgeHealth(failing, fetchFails, now).changed).toBe(false)
})

test('a refused sign-in is a person’s to mend', () => {
  const refused = { ...fetchFails, class: 'reauthorize', message: '535 wrong password' } as const
  expect(judgeHealth(healthy, refused, now)).toEqual({
    health: 'needs-sign-in',
    lastError: '535 wrong password',
    delayedUntil: null,
    changed: true,
  })
})

test('fetching that works does not hide that sending cannot sign in; sending that works does', () => {
  const broken = judgeHealth(
    healthy,
    { part: 'send', kind: 'failed', class: 'reauthorize', message: '535' },
    now,
  )
  expect(broken).toMatchObject({ health: 'needs-sign-in', lastError: 'Sending: 535', changed: true })
  const before = { ...broken, lastSuccessAt: minutesAgo(0) }
  expect(judgeHealth(before, { part: 'fetch', kind: 'succeeded' }, now)).toMatchObject({
    health: 'needs-sign-in',
    changed: false,
  })
  expect(judgeHealth(before, { part: 'send', kind: 'succeeded' }, now)).toMatchObject({
    health: 'connected',
    changed: true,
  })
})

test('one reply that fails says nothing of the mailbox', () => {
  expect(
    judgeHealth(healthy, { part: 'send', kind: 'failed', class: 'rejected', message: '550' }, now).changed,
  ).toBe(false)
})

test('a limit delays, until the network says, and is no failure however long it lasts', () => {
  const until = minutesAgo(-15)
  const limited = { ...fetchFails, class: 'rate-limited', until } as const
  expect(judgeHealth({ ...healthy, lastSuccessAt: minutesAgo(60) }, limited, now)).toMatchObject({
    health: 'delayed',
    delayedUntil: until,
  })
})

test('a budget that is used up stops it until the month ends', () => {
  const until = minutesAgo(-60)
  const spent = { ...fetchFails, class: 'rate-limited', until, budget: true } as const
  expect(judgeHealth(healthy, spent, now)).toMatchObject({ health: 'stopped', delayedUntil: until })
})

test('what is quiet stays so until somebody is heard, or the silence is usual again', () => {
  const quiet = judgeHealth(healthy, { part: 'fetch', kind: 'quiet', message: 'nothing since noon' }, now)
  expect(quiet).toMatchObject({ health: 'quiet', lastError: 'nothing since noon', changed: true })
  const before = { ...healthy, ...quiet }
  expect(judgeHealth(before, { part: 'fetch', kind: 'succeeded' }, now).changed).toBe(false)
  for (const outcome of [{ kind: 'succeeded', heard: true } as const, { kind: 'usual' } as const])
    expect(judgeHealth(before, { part: 'fetch', ...outcome }, now)).toMatchObject({
      health: 'connected',
      lastError: null,
    })
  const failing: HealthBefore = { health: 'failing', lastError: 'ECONNRESET', lastSuccessAt: null }
  expect(judgeHealth(failing, { part: 'fetch', kind: 'quiet', message: 'nothing' }, now).changed).toBe(false)
})

test('a stream without a sign of life is quiet until the next one', () => {
  const silent = judgeHealth(healthy, { part: 'fetch', kind: 'silent', seconds: 60 }, now)
  expect(silent).toMatchObject({ health: 'quiet', lastError: 'No sign of life for 60 s' })
  const alive = judgeHealth({ ...healthy, ...silent }, { part: 'fetch', kind: 'succeeded' }, now)
  expect(alive).toMatchObject({ health: 'connected', changed: true })
})

test('what else happens meanwhile does not shorten a delay', () => {
  const delayed: HealthBefore = { ...healthy, health: 'delayed', delayedUntil: minutesAgo(-15) }
  const failed = { part: 'send', kind: 'failed', class: 'rejected', message: '550' } as const
  expect(judgeHealth(delayed, failed, now)).toMatchObject({
    health: 'delayed',
    delayedUntil: minutesAgo(-15),
  })
})
