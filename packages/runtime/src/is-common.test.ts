import { expect, test } from 'vitest'
import { isCommon } from './is-common.ts'

test.each([
  ['the', 'en', true],
  ['no', 'en', true],
  ['so', 'en', true],
  ['recall', 'en', false],
  ['nicht', 'de', true],
  ['Akku'.toLowerCase(), 'de', false],
  ['the', 'de', true],
  ['pour', 'fr', true],
  ['の', 'ja', true],
  ['the', null, true],
  ['recall', 'xx', false],
])('%s in %s is common: %s', (word, language, expected) => {
  expect(isCommon(word, language)).toBe(expected)
})
