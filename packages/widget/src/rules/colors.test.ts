import { expect, test } from 'vitest'
import { readableOn } from './colors.ts'

test.each([
  ['#000000', '#ffffff'],
  ['#ffffff', '#000000'],
  ['#0f766e', '#ffffff'],
  ['#ffd60a', '#000000'],
])('on %s one reads %s', (color, text) => {
  expect(readableOn(color)).toBe(text)
})
