import { describe, expect, test } from 'vitest'
import { isAutoSubmitted, isBulk } from './auto-response.ts'
import { indexHeaders } from './mail-headers.ts'

const headersOf = (...lines: string[]) =>
  indexHeaders(lines.map((line) => ({ key: line.slice(0, line.indexOf(':')), line })))

describe('isAutoSubmitted', () => {
  test.for([
    'Auto-Submitted: auto-replied',
    'Auto-Submitted: auto-generated; owner-email="x@y"',
    'Precedence: auto_reply',
    'X-Auto-Response-Suppress: DR, OOF, All',
    'X-Autoreply: yes',
    'X-Failed-Recipients: x@y',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=x',
  ])('%s', (line) => {
    expect(isAutoSubmitted(headersOf(line), 'Re: order')).toBe(true)
  })

  test('a mailer daemon speaks by itself, a person with that word in the name does not', () => {
    expect(isAutoSubmitted(headersOf('From: MAILER-DAEMON@x', 'Return-Path: <>'), null)).toBe(true)
    expect(isAutoSubmitted(headersOf('From: postmaster@x', 'Return-Path: <postmaster@x>'), null)).toBe(false)
  })

  test('an absence is known by its subject too', () => {
    for (const subject of ['Automatic reply: Hello', 'Abwesenheitsnotiz: Re: x', 'Réponse automatique : x'])
      expect(isAutoSubmitted(headersOf(), subject)).toBe(true)
  })

  test.for([['Auto-Submitted: no'], ['Precedence: bulk'], ['X-Auto-Response-Suppress: RN'], ['Subject: x']])(
    'people write with %s',
    (lines) => {
      expect(isAutoSubmitted(headersOf(...lines), 'Is there an automatic reply to this?')).toBe(false)
    },
  )
})

test('lists and bulk mail are known by their headers', () => {
  for (const line of [
    'List-Id: <news.x>',
    'List-Unsubscribe: <https://x>',
    'Precedence: bulk',
    'Precedence: list',
  ])
    expect(isBulk(headersOf(line))).toBe(true)
  expect(isBulk(headersOf('Precedence: normal', 'From: a@b'))).toBe(false)
})
