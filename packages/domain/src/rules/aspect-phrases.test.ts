import { expect, test } from 'vitest'
import { aspectPhrases } from './aspect-phrases.ts'

const isCommon = (word: string) => ['the', 'is', 'a', 'and', 'my', 'i', 'but', 'of'].includes(word)
const text = (said: string, label: 'negative' | 'neutral' | 'positive' | 'unsure' | null, parts = null) => ({
  text: said,
  language: 'en',
  label,
  parts,
})
const many = (count: number, said: (n: number) => string, label: 'negative' | 'positive') =>
  Array.from({ length: count }, (_, n) => text(said(n), label))

test('a phrase has the moods of the texts in which it stands, and those that differ from all else come first', () => {
  const { all, items } = aspectPhrases(
    [
      ...many(8, (n) => `battery died ${'x'.repeat(n + 1)}`, 'negative'),
      ...many(5, (n) => `battery lasts ${'y'.repeat(n + 1)}`, 'positive'),
      ...many(20, (n) => `crema tastes ${'z'.repeat(n + 1)}`, 'positive'),
    ],
    isCommon,
  )
  expect(all).toEqual({ negative: 8, neutral: 0, positive: 25 })
  const battery = items.find(({ phrase }) => phrase === 'battery')
  expect(battery).toMatchObject({ texts: 13, negative: 8, neutral: 0, positive: 5 })
  expect(items[0]?.phrase).toBe('battery died')
  expect(battery?.score).toBeGreaterThan(10.8)
})

test('in a text of several sentences a phrase has the mood of its own', () => {
  const good = ['superb', 'lovely', 'rich', 'round', 'great']
  const bad = ['dead', 'weak', 'flat', 'empty', 'broken']
  const texts = good.map((praise, n) => {
    const first = `The crema is ${praise}.`
    const said = `${first} The battery is ${bad[n]}.`
    const parts = [
      { start: 0, end: first.length, label: 'positive' as const },
      { start: first.length + 1, end: said.length, label: 'negative' as const },
    ]
    return { text: said, language: 'en', label: 'negative' as const, parts }
  })
  const { items } = aspectPhrases(texts, isCommon)
  expect(items.find(({ phrase }) => phrase === 'crema')).toMatchObject({ positive: 5, negative: 0 })
  expect(items.find(({ phrase }) => phrase === 'battery')).toMatchObject({ positive: 0, negative: 5 })
})

test('a text counts once however often it was said, and what nobody could judge does not count', () => {
  const { read, all, items } = aspectPhrases(
    [
      ...many(30, () => 'battery died', 'negative'),
      text('battery unsure', 'unsure'),
      text('battery new', null),
    ],
    isCommon,
  )
  expect(read).toBe(3)
  expect(all).toEqual({ negative: 1, neutral: 0, positive: 0 })
  expect(items).toEqual([])
})

test('what only judges names nothing, and stands in a phrase with what it judges', () => {
  const { items } = aspectPhrases(
    many(6, (n) => `the grinder is useless ${'x'.repeat(n + 1)}, useless and loud`, 'negative'),
    isCommon,
  )
  const phrases = items.map(({ phrase }) => phrase)
  expect(phrases).toContain('grinder is useless')
  expect(phrases.filter((phrase) => !phrase.includes('grinder'))).toEqual([])
})
