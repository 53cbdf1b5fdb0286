import { expect, test } from 'vitest'
import { formFields } from '#lib/form-fields.ts'
import { byStop, dollars, readBudget, stopOf } from './budget-values.ts'

test('a budget is read as it was typed, and no limit is none', () => {
  const data = new FormData()
  for (const [name, value] of Object.entries({
    costMicros: '12,50',
    'units.read': '1000',
    'units.written': ' ',
    alarms: '50, 80 %, 100',
    'stops.listen': '80',
    'stops.mentions': '100',
    'stops.reply': 'never',
  }))
    data.set(name, value)
  const of = { units: ['read', 'written'], abilities: ['listen', 'mentions', 'reply'] as const }
  expect(readBudget(formFields(data), of)).toEqual({
    costMicros: 12_500_000,
    units: { read: 1000 },
    alarms: [50, 80, 100],
    stops: [
      { ability: 'listen', percent: 80 },
      { ability: 'reply', percent: null },
    ],
  })
  expect(readBudget(formFields(new FormData()), of)).toEqual({
    costMicros: null,
    units: {},
    alarms: [],
    stops: [],
  })
})

test('what ends first stands first', () => {
  const stops = [
    { ability: 'listen' as const, percent: 80 },
    { ability: 'mentions' as const, percent: null },
  ]
  expect(byStop({ stops }, ['mentions', 'reply', 'listen'])).toEqual(['listen', 'reply', 'mentions'])
  expect(stopOf({ stops }, 'reply')).toBe('100')
  expect(dollars(1_234_567)).toBe('$1.23')
})
