import { expect, test } from 'vitest'
import { FIXED, nameStatement } from './name-statement.ts'

test('a fixed statement has one name, another has another', () => {
  const name = nameStatement(`${FIXED} SELECT 1`)
  expect(name).toMatch(/^hubbub_[0-9a-f]{24}$/)
  expect(nameStatement(`${FIXED} SELECT 1`)).toBe(name)
  expect(nameStatement(`${FIXED} SELECT 2`)).not.toBe(name)
})

test('a statement that is made anew each time has none', () => {
  expect(nameStatement('SELECT 1')).toBe('')
})

test('there is an end to the names', () => {
  for (let number = 0; number < 200; number += 1) nameStatement(`${FIXED} SELECT ${number} AS many`)
  expect(nameStatement(`${FIXED} SELECT 'one more'`)).toBe('')
})
