import { describe, expect, test } from 'vitest'
import { createRandom } from '../customers/random.ts'
import { smallTalk, tellHistory } from './tell-history.ts'
import { brands } from './themes.ts'

const until = new Date('2026-11-30T10:00:00Z')
const told = tellHistory({ seed: 'northwind', until, days: 30 })

describe('a month of what people said', () => {
  test('is the same for the same seed and end', () => {
    expect(tellHistory({ seed: 'northwind', until, days: 30 })).toEqual(told)
    expect(tellHistory({ seed: 'other', until, days: 30 })).not.toEqual(told)
  })

  test('is in order, within the days, each with a key of its own, and every place in a text is filled', () => {
    expect(told.map(({ at }) => at.getTime())).toEqual(
      told.map(({ at }) => at.getTime()).toSorted((a, b) => a - b),
    )
    expect(told.every(({ at }) => at < until && at >= new Date('2026-10-31T00:00:00Z'))).toBe(true)
    expect(new Set(told.map(({ key }) => key)).size).toBe(told.length)
    expect(told.filter(({ text }) => /[{}]|undefined/.test(text) || text.length > 300)).toEqual([])
  })

  test('names the brand that it is about', () => {
    for (const brand of brands)
      expect(
        told.filter((post) => post.brand === brand).every(({ text }) => text.toLowerCase().includes(brand)),
      ).toBe(true)
  })

  test('is loudest in the week in which an update broke machines, and about that', () => {
    const days = Map.groupBy(
      told.filter(({ brand }) => brand === 'northwind'),
      ({ at }) => at.toISOString().slice(0, 10),
    )
    const [loudest] = [...days].toSorted(([, a], [, b]) => b.length - a.length)
    expect(loudest?.[0]).toBe('2026-11-24')
    const about = loudest?.[1].filter(({ theme }) => theme === 'firmware').length ?? 0
    expect(about / (loudest?.[1].length ?? 1)).toBeGreaterThan(0.6)
    expect([...days.values()].every(({ length }) => length > 10)).toBe(true)
  })

  test('repeats only what was said before, word for word', () => {
    const byKey = new Map(told.map((post) => [post.key, post]))
    const repeated = told.filter(({ repeats }) => repeats !== null)
    expect(repeated.length).toBeGreaterThan(50)
    for (const post of repeated) {
      const first = byKey.get(post.repeats ?? '')
      expect([first?.text, (first?.at ?? until) < post.at]).toEqual([post.text, true])
    }
  })
})

test('small talk names its brand, fills every place, and hardly ever says the same twice', () => {
  const random = createRandom('talk')
  const said = Array.from({ length: 200 }, () => smallTalk(random))
  expect(
    said.filter(({ text, brand }) => !text.toLowerCase().includes(brand) || /[{}]|undefined/.test(text)),
  ).toEqual([])
  expect(new Set(said.map(({ text }) => text)).size).toBeGreaterThan(190)
})
