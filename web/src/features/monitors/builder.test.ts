import { describe, expect, test } from 'vitest'
import { noParts, partsOf, pieceOf, queryOf } from './builder.ts'

describe('what is typed into a builder', () => {
  test.each([
    ['acme', 'acme'],
    ['late delivery', '"late delivery"'],
    ['#acme', '#acme'],
    ['author:ann', 'author:ann'],
    ['a OR b', '"a OR b"'],
    ['-acme', '"-acme"'],
    ['(', null],
    ['  ', null],
  ])('%s is %s', (typed, piece) => {
    expect(pieceOf(typed)).toBe(piece)
  })
})

describe('a builder and its text say the same', () => {
  test.each([
    ['acme', { ...noParts, any: ['acme'] }],
    ['acme AND refund', { ...noParts, all: ['acme', 'refund'] }],
    ['acme OR "acme shoes"', { ...noParts, any: ['acme', '"acme shoes"'] }],
    [
      '(acme OR #acme) AND refund AND lang:en AND (channel:x OR channel:bluesky) AND NOT jobs AND NOT "we are hiring"',
      {
        any: ['acme', '#acme'],
        all: ['refund'],
        none: ['jobs', '"we are hiring"'],
        languages: ['en'],
        channels: ['x', 'bluesky'],
      },
    ],
  ])('%s', (text, parts) => {
    expect(partsOf(text)).toEqual(parts)
    expect(queryOf(parts)).toBe(text)
  })

  test('what is left out together is left out one by one', () => {
    expect(partsOf('acme -(jobs OR hiring)')).toEqual({ ...noParts, any: ['acme'], none: ['jobs', 'hiring'] })
  })
})

test.each(['(a OR b) AND (c OR d)', 'acme OR (b AND c)', 'acme AND NOT (b AND c)', 'acme AND ('])(
  'has no place for %s',
  (text) => {
    expect(partsOf(text)).toBeNull()
  },
)

test('nothing asks for nothing', () => {
  expect(partsOf(' ')).toEqual(noParts)
  expect(queryOf(noParts)).toBe('')
})
