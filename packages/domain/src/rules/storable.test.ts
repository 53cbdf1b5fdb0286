import { expect, test } from 'vitest'
import { storable, storableDeep } from './storable.ts'

test('NUL characters go and halves of pairs become the replacement character', () => {
  expect(storable('a\0b')).toBe('ab')
  expect(storable('x\uD83D')).toBe('x\uFFFD')
  expect(storable('whole 😀')).toBe('whole 😀')
})

test('at every depth, keys too, and other values stay as they are', () => {
  const at = new Date(0)
  expect(storableDeep({ a: ['\0x', { 'b\0': null }], at, n: 1 })).toEqual({ a: ['x', { b: null }], at, n: 1 })
})
