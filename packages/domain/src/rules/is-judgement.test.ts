import { expect, test } from 'vitest'
import { isJudgement } from './is-judgement.ts'

test.each([
  ['useless', 'en', true],
  ['annoying', null, true],
  ['support', 'en', false],
  ['error', 'en', false],
  ['battery', 'en', false],
  // In texts of other languages English ones stand as well.
  ['awful', 'de', true],
  ['schlechtes', 'de', true],
  ['enttäuscht', 'de', true],
  ['akku', 'de', false],
  ['perfekt', 'en', false],
  ['rotas', 'es', true],
  ['pedido', 'es', false],
  ['déçue', 'fr', true],
  ['livraison', 'fr', false],
])('%s in %s judges alone: %s', (word, language, expected) => {
  expect(isJudgement(word, language)).toBe(expected)
})
