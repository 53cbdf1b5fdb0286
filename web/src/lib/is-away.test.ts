import { ProblemError } from '@hubbub/api-client'
import { expect, test } from 'vitest'
import { isAway } from './is-away.ts'

const problem = (code: string, status: number) => new ProblemError({ code, status, title: 'No' })

test.each([
  ['network.failed', 0],
  ['database.unavailable', 503],
  ['http.status_502', 502],
])('%s passes by itself', (code, status) => expect(isAway(problem(code, status))).toBe(true))

test.each([
  ['request.timeout', 503],
  ['access.unauthenticated', 401],
  ['internal.unexpected', 500],
])('%s is about the request', (code, status) => expect(isAway(problem(code, status))).toBe(false))

test('what is no answer of the server says nothing of it', () =>
  expect(isAway(new Error('fell over'))).toBe(false))
