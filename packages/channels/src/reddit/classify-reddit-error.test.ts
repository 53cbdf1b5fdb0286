import { describe, expect, test } from 'vitest'
import { byErrors, byStatus } from './classify-reddit-error.ts'

const now = new Date('2026-11-30T12:00:00Z')
const reply = (status: number, body: unknown = null, headers: Record<string, string> = {}) => ({
  status,
  ok: false,
  body,
  headers: new Headers(headers) as never,
})
const refused = (code: string, words: string, ratelimit?: number) => ({
  json: { errors: [[code, words, 'field']], ...(ratelimit !== undefined && { ratelimit }) },
})

describe('what Reddit refuses', () => {
  test.for([
    [429, { 'x-ratelimit-reset': '53' }, 'rate-limited', '2026-11-30T12:00:53.000Z'],
    [429, {}, 'rate-limited', '2026-11-30T12:01:00.000Z'],
    [401, {}, 'reauthorize', null],
    [403, { 'www-authenticate': 'Bearer error="insufficient_scope"' }, 'reauthorize', null],
    [403, {}, 'rejected', null],
    [302, {}, 'rejected', null],
    [503, {}, 'retry', null],
  ] as const)('%i %o is %s until %s', ([status, headers, wrong, until]) => {
    const error = byStatus(reply(status, { message: 'No', error: status }, headers), { now, sends: true })
    expect([error.class, error.until?.toISOString() ?? null]).toEqual([wrong, until])
    expect(error.maybeSent).toBe(status >= 500)
  })

  test.for([
    [refused('RATELIMIT', 'Take a break for 9 minutes before trying again.'), 540],
    [refused('RATELIMIT', 'Take a break for 37 seconds before trying again.', 36.5), 36.5],
    [refused('RATELIMIT', 'Not so fast'), 600],
  ] as const)('a pause that is asked for inside a success: %o', ([body, seconds]) => {
    expect(byErrors(body, now)).toMatchObject({
      class: 'rate-limited',
      until: new Date(now.getTime() + seconds * 1000),
    })
  })

  test('anything else that is refused there is final, and a success is none', () => {
    expect(byErrors(refused('THREAD_LOCKED', 'Comments are locked.'), now)).toMatchObject({
      class: 'rejected',
      message: 'Reddit refused it: Comments are locked.',
    })
    expect(byErrors({ json: { errors: [], data: {} } }, now)).toBeNull()
    expect(byErrors({ kind: 'Listing', data: { children: [] } }, now)).toBeNull()
  })
})
