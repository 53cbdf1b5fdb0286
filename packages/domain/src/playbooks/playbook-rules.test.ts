import { expect, test } from 'vitest'
import { fitPlaybook } from './fit-playbook.ts'
import { type CheckFacts, isMet } from './is-met.ts'

const incident = {
  severity: 'high',
  kind: 'brand',
  title: 'Northwind: 146 mentions',
  topic: ['checkout down', 'Error'],
} as const

test('a playbook suggests itself where all that it says of when holds', () => {
  expect(fitPlaybook({ when: { words: ['error', 'fire'] } }, incident)).toBe('Because of “error”')
  expect(fitPlaybook({ when: { words: ['check'] } }, incident)).toBeNull()
  expect(fitPlaybook({ when: { severities: ['low'], words: ['error'] } }, incident)).toBeNull()
  expect(fitPlaybook({ when: { kinds: ['brand'], severities: ['high'] } }, incident)).toBe(
    'By its severity and kind',
  )
  expect(fitPlaybook({ when: { kinds: ['brand'] } }, { ...incident, kind: null })).toBeNull()
  expect(fitPlaybook({}, incident)).toBeNull()
})

test('a check is met by what is so, and a share only of somebody', () => {
  const nothing: CheckFacts = {
    acknowledged: false,
    hasOwner: false,
    hasNextStep: false,
    statementPublished: false,
    held: false,
    contained: false,
    resolved: false,
    conversations: 0,
    answered: 0,
  }
  expect(isMet('answered >= 80%', nothing)).toBe(false)
  expect(isMet('answered >= 80%', { ...nothing, conversations: 5, answered: 4 })).toBe(true)
  expect(isMet('answered >= 80%', { ...nothing, conversations: 10, answered: 7 })).toBe(false)
  expect(isMet('acknowledged', { ...nothing, hasOwner: true })).toBe(true)
  expect(isMet('contained', { ...nothing, resolved: true })).toBe(true)
  expect(isMet('hold on', nothing)).toBe(false)
  expect(isMet('something else', { ...nothing, held: true })).toBe(false)
})
