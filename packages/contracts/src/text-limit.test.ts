import { describe, expect, test } from 'vitest'
import { measureText } from './text-limit.ts'

const weighted = (text: string) => measureText(text, { unit: 'weighted', perLink: 23 })

describe('a text is as long as its network counts it', () => {
  test('by code point, by what is one letter to a reader, and by byte', () => {
    const family = '👩‍👩‍👧 é'
    expect(measureText(family, { unit: 'characters', perLink: null })).toBe(7)
    expect(measureText(family, { unit: 'graphemes', perLink: null })).toBe(3)
    expect(measureText(family, { unit: 'bytes', perLink: null })).toBe(21)
  })

  test('a link counts the same however long it is, and the full stop behind it is text', () => {
    const limit = { unit: 'graphemes', perLink: 23 } as const
    expect(measureText('see https://a.example/x.', limit)).toBe(4 + 23 + 1)
    expect(measureText(`see https://a.example/${'x'.repeat(200)}`, limit)).toBe(4 + 23)
    expect(measureText('see a.example.com', limit)).toBe(17)
  })
})

describe('weighted as X does', () => {
  test.each([
    ['hello', 5],
    ['Füße', 4],
    ['日本', 4],
    ['👩‍👩‍👧', 2],
    ['🇩🇪', 2],
    ['1️⃣', 2],
    ['a 1 # * ©', 9],
    ['e\u0301', 1],
    ['“quoted” – and…', 16],
  ])('%s counts %i', (text, length) => {
    expect(weighted(text)).toBe(length)
  })

  test.each([
    ['https://shop.example/a/very/long/path?with=query', 23],
    ['go to shop.com now', 6 + 23 + 4],
    ['shop.com/returns.', 24],
    ['www.shop.de', 23],
    ['shop.de', 7],
    ['shop.de/returns', 23],
    ['write to help@shop.com', 22],
    ['the end.Next', 12],
  ])('links of %s', (text, length) => {
    expect(weighted(text)).toBe(length)
  })
})
