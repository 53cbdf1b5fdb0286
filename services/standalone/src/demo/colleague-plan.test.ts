import { rolePermissions } from '@hubbub/contracts'
import { describe, expect, test } from 'vitest'
import { deedFor, isEnglish, isWork, labelFor } from './colleague-plan.ts'
import { demoWorld } from './demo-world.ts'

describe('what the people of the demo do', () => {
  const first = Array.from({ length: 8 }, (_, index) => deedFor(index + 1))

  test('gives each of them something of their own among the first that arrive, and leaves some', () => {
    const everyone = [demoWorld.admin, ...demoWorld.people].map(({ email }) => email)
    expect(new Set(first.flatMap((deed) => deed?.by ?? []))).toEqual(new Set(everyone))
    expect(first.filter((deed) => deed === null).length).toBeGreaterThanOrEqual(2)
  })

  test('is the same for the same number', () => {
    expect(deedFor(1)).toEqual(deedFor(13))
    expect(deedFor(4)).toBeNull()
  })
})

test.each([
  ['CHARGED TWICE for order NW-20311', 'refund'],
  ['Order NW-20311 still not here', 'order'],
  ['Aurora 2 leaking from underneath', 'repair'],
  ['Mahlwerk blockiert', 'repair'],
  ['Wholesale prices for a small café', 'wholesale'],
  ['Is the hazelnut flavour nut free?', null],
])('%s is labelled %s', (subject, label) => {
  expect(labelFor(subject)).toBe(label)
})

test('only English is answered by themselves', () => {
  expect(isEnglish('Order NW-20311 still not here')).toBe(true)
  expect(isEnglish('Remboursement commande NW-20311')).toBe(false)
})

test('nobody takes on a newsletter', () => {
  expect(isWork('The Barista Gazette: five ways to rescue bitter espresso')).toBe(false)
  expect(isWork('Thank you')).toBe(true)
})

test('what is to be done after the incident of the demo is given to those who may see incidents', () => {
  const may = demoWorld.people
    .filter(({ role }) => rolePermissions[role].includes('incident:read'))
    .map(({ email }) => email)
  for (const { by } of demoWorld.incident.actions) expect([demoWorld.admin.email, ...may]).toContain(by)
})
