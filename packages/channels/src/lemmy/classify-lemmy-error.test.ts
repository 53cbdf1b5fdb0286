import { describe, expect, test } from 'vitest'
import { classifyLemmyError } from './classify-lemmy-error.ts'

const now = new Date('2026-11-30T12:00:00Z')
const reply = (status: number, body: unknown = null, headers: Record<string, string> = {}) => ({
  status,
  ok: false,
  body,
  headers: new Headers(headers) as never,
})

describe('what an instance refuses', () => {
  test.for([
    [reply(429), false, 'rate-limited', 60],
    [reply(400, { error: 'rate_limit_error' }), false, 'rate-limited', 60],
    [reply(400, { error: 'rate_limit_error' }), true, 'rate-limited', 600],
    [reply(429, null, { 'retry-after': '7' }), true, 'rate-limited', 7],
    [reply(401, { error: 'not_logged_in' }), false, 'reauthorize', null],
    [reply(400, { error: 'missing_totp_token' }), false, 'reauthorize', null],
    [reply(404, { error: 'couldnt_find_community' }), false, 'rejected', null],
    [reply(400, { error: 'locked' }), true, 'rejected', null],
    [reply(404), true, 'retry', null],
    [reply(502), true, 'retry', null],
  ] as const)('%o, sent: %s', ([answer, sends, wrong, seconds]) => {
    const error = classifyLemmyError(answer, { now, sends })
    const left = error.until === null ? null : (error.until.getTime() - now.getTime()) / 1000
    expect([error.class, left, error.maybeSent]).toEqual([wrong, seconds, answer.status === 502])
  })
})
