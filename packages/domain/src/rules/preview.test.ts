import fc from 'fast-check'
import { expect, test } from 'vitest'
import { previewOf, titleOf } from './preview.ts'

test('is one line and says where it was cut', () => {
  expect(previewOf(' Dear\n\tall, ')).toBe('Dear all,')
  expect(previewOf('word '.repeat(1_000))).toMatch(/^(word ){31}word…$/)
})

test('never holds half of a character nor more than there is room for', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 100, maxLength: 1_000 }), (text) => {
      expect(previewOf(text).isWellFormed()).toBe(true)
      expect(previewOf(text).length).toBeLessThanOrEqual(160)
      expect(titleOf(text).length).toBeLessThanOrEqual(500)
    }),
  )
})
