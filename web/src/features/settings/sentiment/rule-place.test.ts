import { expect, test } from 'vitest'
import { placeOf, rulePlaces } from './rule-place.ts'

const monitor = { id: 'm', name: 'Games', sharing: 'workspace', query: 'game' } as const

test('a rule holds everywhere, in a brand or in what a monitor matches', () => {
  expect(placeOf('everywhere')).toEqual({ brandId: null, monitorId: null })
  expect(placeOf('brand:b')).toEqual({ brandId: 'b', monitorId: null })
  expect(placeOf('monitor:m')).toEqual({ brandId: null, monitorId: 'm' })
})

test('offers no monitor that could have none, nor the only brand', () => {
  const places = rulePlaces(
    [{ id: 'b', name: 'Acme' }],
    [
      monitor,
      { ...monitor, id: 'hidden', sharing: 'private' },
      { ...monitor, id: 'angry', query: 'game AND sentiment:negative' },
    ],
  )
  expect(places.map(({ value }) => value)).toEqual(['everywhere', 'monitor:m'])
  const brands = ['b', 'c'].map((id) => ({ id, name: id }))
  expect(rulePlaces(brands, []).map(({ value }) => value)).toEqual(['everywhere', 'brand:b', 'brand:c'])
})
