import { describe, expect, test } from 'vitest'
import { tableMappingSchema } from './entities/import.ts'
import { isTimeZone, parseDate } from './table-date.ts'
import { readRow } from './table-row.ts'

describe('a date of a table', () => {
  const berlin = { timeZone: 'Europe/Berlin', dayFirst: true }
  test.each([
    ['2026-01-05T10:00:00Z', '2026-01-05T10:00:00.000Z'],
    ['2026-01-05 10:00', '2026-01-05T09:00:00.000Z'],
    ['2026-07-05 10:00', '2026-07-05T08:00:00.000Z'],
    ['2026-01-05T10:00:00.123+05:30', '2026-01-05T04:30:00.000Z'],
    ['2026-01-05', '2026-01-04T23:00:00.000Z'],
    ['5.1.2026 10:00', '2026-01-05T09:00:00.000Z'],
    ['5/1/2026, 3:07 PM', '2026-01-05T14:07:00.000Z'],
    ['05-01-2026 12:00 am', '2026-01-04T23:00:00.000Z'],
    ['1767607200', '2026-01-05T10:00:00.000Z'],
    ['1767607200000', '2026-01-05T10:00:00.000Z'],
    ['Mon, 05 Jan 2026 10:00:00 +0100', '2026-01-05T09:00:00.000Z'],
    // Clocks go on at two, and back at three.
    ['2026-03-29 03:00', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25 04:00', '2026-10-25T03:00:00.000Z'],
    ['31.2.2026', null],
    ['2026-13-01', null],
    ['2026-01-05 25:00', null],
    ['yesterday', null],
    ['12', null],
    ['', null],
  ])('%s', (text, expected) => {
    expect(parseDate(text, berlin)?.toISOString() ?? null).toBe(expected)
  })

  test('the month stands first where it does', () => {
    expect(parseDate('1/5/2026 10:00', { timeZone: 'UTC', dayFirst: false })?.toISOString()).toBe(
      '2026-01-05T10:00:00.000Z',
    )
  })

  test('a zone that nobody knows is told', () => {
    expect([isTimeZone('America/New_York'), isTimeZone('Mars/North')]).toEqual([true, false])
  })
})

describe('a row of a table', () => {
  const mapping = tableMappingSchema.parse({
    columns: { sentAt: 0, author: 1, text: 2, direction: 3 },
  })
  test('says what its columns say', () => {
    expect(readRow(['2026-01-05T10:00Z', 'kim@x.test', ' hello ', 'Sent'], mapping)).toEqual({
      ok: true,
      row: {
        text: 'hello',
        author: 'kim@x.test',
        name: null,
        sentAt: new Date('2026-01-05T10:00:00Z'),
        externalId: null,
        thread: null,
        subject: null,
        direction: 'out',
        url: null,
      },
    })
  })
  test.each([
    [['2026-01-05', 'kim@x.test', '  '], 'It has no text'],
    [['2026-01-05', '', 'hi'], 'It does not say who wrote it'],
    [['2026-01-05', 'kim', 'hi'], '“kim” is no e-mail address'],
    [['soon', 'kim@x.test', 'hi'], '“soon” is no date that is known here'],
    [['', 'kim@x.test', 'hi'], 'It does not say when it was written'],
  ])('%o is refused', (cells, reason) => {
    expect(readRow(cells, mapping)).toEqual({ ok: false, reason })
  })
})
