import { expect, test } from 'vitest'
import { judgeAction } from './judge-action.ts'

const now = new Date('2026-03-01T12:00:00Z')
const moment = { now, random: 0.5 }
const failure = (kind: 'retry' | 'rate-limited' | 'reauthorize' | 'rejected', until: Date | null = null) => ({
  class: kind,
  message: 'No.',
  until,
})

test('what the network did is done', () => {
  expect(judgeAction(1, null, moment)).toMatchObject({ state: 'done', error: null })
})

test('a limit waits for its end and counts as no attempt', () => {
  const until = new Date('2026-03-01T12:15:00Z')
  expect(judgeAction(3, failure('rate-limited', until), moment)).toEqual({
    state: 'queued',
    error: 'No.',
    attempts: 2,
    notBefore: until,
  })
})

test('what passes is tried again, ever later, and not for ever', () => {
  const waits = [1, 2, 3].map(
    (attempts) => judgeAction(attempts, failure('retry'), moment).notBefore.getTime() - now.getTime(),
  )
  expect(waits).toEqual([10_000, 20_000, 40_000])
  expect(judgeAction(8, failure('retry'), moment)).toMatchObject({ state: 'failed', error: 'No.' })
})

test.each(['rejected', 'reauthorize'] as const)('%s is for people', (kind) => {
  expect(judgeAction(1, failure(kind), moment)).toMatchObject({ state: 'failed', error: 'No.' })
})
