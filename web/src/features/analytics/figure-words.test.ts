import { expect, test } from 'vitest'
import { shareOf } from './figure-words.ts'

test.each([
  [0, 0, '–'],
  [0, 10, '0%'],
  [1, 2229, '<1%'],
  [1, 3, '33%'],
  [2228, 2229, '>99%'],
  [10, 10, '100%'],
])('%i of %i is %s', (part, all, said) => {
  expect(shareOf(part, all).replaceAll(/\s/gu, '')).toBe(said)
})
