import { describe, expect, test } from 'vitest'
import { segmentsOf } from './text-segments.ts'
import { measureText } from './text-limit.ts'

describe('a text message goes in as many pieces as the network counts', () => {
  test.each([
    ['', 'gsm', 0, 160],
    ['hello', 'gsm', 1, 155],
    ['a'.repeat(160), 'gsm', 1, 0],
    ['a'.repeat(161), 'gsm', 2, 145],
    ['a'.repeat(306), 'gsm', 2, 0],
    ['a'.repeat(307), 'gsm', 3, 152],
    // The euro sign takes two places, and is not cut.
    ['€'.repeat(80), 'gsm', 1, 0],
    [`${'a'.repeat(152)}€${'a'.repeat(20)}`, 'gsm', 2, 131],
    ['Grüße, señor', 'gsm', 1, 148],
    ['я'.repeat(70), 'unicode', 1, 0],
    ['я'.repeat(71), 'unicode', 2, 63],
    // So does what stands outside the basic plane.
    ['😀'.repeat(35), 'unicode', 1, 0],
    ['😀'.repeat(36), 'unicode', 2, 61],
  ])('%s', (text, encoding, count, left) => {
    expect(segmentsOf(text)).toMatchObject({ encoding, count, left })
  })

  test('the letter that makes it longer is named', () => {
    expect(segmentsOf('It’s here').because).toBe('’')
    expect(segmentsOf("It's here").because).toBeNull()
  })

  test('it is one of the ways in which a network counts', () => {
    expect(measureText('a'.repeat(161), { unit: 'segments', perLink: null })).toBe(2)
  })
})
