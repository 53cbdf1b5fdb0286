import { describe, expect, test } from 'vitest'
import { classifyYouTubeError } from './classify-youtube-error.ts'
import { midnightPacific } from './midnight-pacific.ts'

const now = new Date('2026-11-30T12:00:00Z')
const reply = (status: number, reason: string, message = 'No', details: string[] = []) => ({
  status,
  ok: false,
  headers: new Headers() as never,
  body: {
    error: { code: status, message, errors: [{ reason }], details: details.map((one) => ({ reason: one })) },
  },
})

describe('when YouTube counts anew', () => {
  test.for([
    ['2026-11-30T12:00:00Z', '2026-12-01T08:00:00.000Z'],
    ['2026-12-01T07:59:59Z', '2026-12-01T08:00:00.000Z'],
    ['2026-12-01T08:00:00Z', '2026-12-02T08:00:00.000Z'],
    // In summer, and in the nights in which the clock is changed.
    ['2026-07-01T12:00:00Z', '2026-07-02T07:00:00.000Z'],
    ['2026-03-08T09:30:00Z', '2026-03-09T07:00:00.000Z'],
    ['2026-11-01T07:30:00Z', '2026-11-02T08:00:00.000Z'],
  ])('at %s it is %s', ([at = '', until]) => {
    expect(midnightPacific(new Date(at)).toISOString()).toBe(until)
  })
})

describe('what YouTube refuses', () => {
  test.for([
    [reply(403, 'quotaExceeded'), 'rate-limited', '2026-12-01T08:00:00.000Z'],
    [reply(403, 'dailyLimitExceeded'), 'rate-limited', '2026-12-01T08:00:00.000Z'],
    [
      reply(429, 'rateLimitExceeded', 'limit ‘Search Queries per day’'),
      'rate-limited',
      '2026-12-01T08:00:00.000Z',
    ],
    [
      reply(429, 'rateLimitExceeded', 'limit ‘Queries per minute’'),
      'rate-limited',
      '2026-11-30T12:01:00.000Z',
    ],
    [reply(403, 'userRateLimitExceeded'), 'rate-limited', '2026-11-30T12:01:00.000Z'],
    [reply(400, 'badRequest', 'API key not valid', ['API_KEY_INVALID']), 'reauthorize', null],
    [reply(403, 'accessNotConfigured'), 'reauthorize', null],
    [reply(401, 'authError'), 'reauthorize', null],
    [reply(403, 'commentsDisabled'), 'rejected', null],
    [reply(404, 'parentCommentNotFound'), 'rejected', null],
    [reply(400, 'processingFailure'), 'retry', null],
    [reply(503, 'backendError'), 'retry', null],
  ] as const)('%o is %s until %s', ([answer, wrong, until]) => {
    const error = classifyYouTubeError(answer, { now, sends: false })
    expect([error.class, error.until?.toISOString() ?? null]).toEqual([wrong, until])
  })
})
