import { expect, test } from 'vitest'
import { guessMapping } from './guess-mapping.ts'

test.each([
  [
    ['Date', 'From', 'Message', 'ID'],
    ['2026-01-05', 'kim@x.test', 'hi', '7'],
    { sentAt: 0, author: 1, text: 2, externalId: 3 },
    'email',
  ],
  [
    ['text', 'phone', 'created_at', 'direction'],
    ['hi', '+44 20 7946 0018', '1', 'in'],
    { text: 0, author: 1, sentAt: 2, direction: 3 },
    'phone',
  ],
  [
    ['Username', 'Content', 'Timestamp', 'Permalink'],
    ['kim', 'hi', '1', 'https://x.test'],
    { author: 0, text: 1, sentAt: 2, url: 3 },
    'import',
  ],
  [['foo', 'bar'], ['1', '2'], {}, 'email'],
])('%o', (header, row, columns, identity) => {
  expect(guessMapping([header, row], 'Europe/Berlin')).toMatchObject({
    columns,
    identity,
    timeZone: 'Europe/Berlin',
  })
})
