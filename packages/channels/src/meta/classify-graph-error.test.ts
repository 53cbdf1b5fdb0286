import { expect, test } from 'vitest'
import { classifyGraphError } from './classify-graph-error.ts'

const now = new Date('2026-11-30T10:00:00Z')
const judge = (
  error: { code: number; message?: string; error_subcode?: number; is_transient?: boolean } | null,
  {
    status = 400,
    headers = {},
    sending = false,
  }: { status?: number; headers?: Record<string, string>; sending?: boolean } = {},
) =>
  classifyGraphError({
    status,
    headers: new Headers(headers),
    error: error && { message: 'In Meta’s words', ...error },
    now,
    sending,
  })

test.each([
  ['an expired token', 190, undefined, 'reauthorize'],
  ['a missing permission', 10, undefined, 'reauthorize'],
  ['another missing permission', 200, undefined, 'reauthorize'],
  ['a closed window at Messenger', 10, 2_018_278, 'rejected'],
  ['a closed window at Instagram', 10, 2_534_022, 'rejected'],
  ['somebody who does not want to be written to', 200, 1_545_041, 'rejected'],
  ['somebody who is not there', 551, undefined, 'rejected'],
  ['a wrong parameter', 100, undefined, 'rejected'],
  ['the limit of the app', 4, undefined, 'rate-limited'],
  ['the limit of a page', 32, undefined, 'rate-limited'],
  ['the limit of an account', 80_007, undefined, 'rate-limited'],
  ['the throughput of a number', 130_429, undefined, 'rate-limited'],
  ['one person too often', 131_056, undefined, 'rate-limited'],
  ['a passing trouble', 2, undefined, 'retry'],
  ['a maintenance', 131_057, undefined, 'retry'],
  ['a closed window at WhatsApp', 131_047, undefined, 'rejected'],
] as const)('%s: %i', (_, code, subcode, kind) => {
  const error = judge({ code, ...(subcode !== undefined && { error_subcode: subcode }) })
  expect(error.class).toBe(kind)
  expect(error.message).toContain('In Meta’s words')
  expect(error.until === null).toBe(kind !== 'rate-limited')
})

test('a limit ends when the headers say, whatever the code', () => {
  const usage = {
    '102290129340398': [{ type: 'whatsapp', call_count: 100, estimated_time_to_regain_access: 19 }],
  }
  const headers = { 'x-business-use-case-usage': JSON.stringify(usage) }
  expect(judge({ code: 80_007 }, { headers }).until).toEqual(new Date('2026-11-30T10:19:00Z'))
  expect(judge(null, { status: 429, headers: { 'retry-after': '30' } }).until).toEqual(
    new Date('2026-11-30T10:00:30Z'),
  )
  expect(judge({ code: 130_429 }).until).toEqual(new Date('2026-11-30T10:00:05Z'))
})

test('only a refusal that is clear says that nothing was taken', () => {
  const sent = (code: number, status = 400) => judge({ code }, { status, sending: true }).maybeSent
  expect([sent(1, 500), sent(2, 503), sent(131_000, 500)]).toEqual([true, true, true])
  expect([sent(131_016, 503), sent(190, 401), sent(100), sent(4)]).toEqual([false, false, false, false])
  expect(judge(null, { status: 502, sending: true }).maybeSent).toBe(true)
})

test('a proof that does not fit names the app secret', () => {
  const error = judge({ code: 100, message: 'Invalid appsecret_proof provided in the API argument' })
  expect(error).toMatchObject({ class: 'reauthorize', message: expect.stringContaining('app secret') })
})
