import { describe, expect, test } from 'vitest'
import { fillGaps, gapsOf, languagesOf, openGaps, textFor } from './statement-text.ts'

const texts = [
  { language: 'en', network: null, text: 'Common, {brand}' },
  { language: 'en', network: 'x', text: 'Short, {brand}' },
  { language: 'en', network: 'bluesky', text: '  ' },
  { language: 'de', network: 'x', text: 'Kurz' },
]

describe('what a network is told', () => {
  test.each([
    ['x', 'en', 'Short, {brand}'],
    ['mastodon', 'en', 'Common, {brand}'],
    ['bluesky', 'en', 'Common, {brand}'],
    ['x', 'de', 'Kurz'],
    ['mastodon', 'de', null],
    ['x', 'fr', null],
  ])('by %s in %s is its own text, else the common one', (network, language, text) => {
    expect(textFor({ texts }, { network, language })?.text ?? null).toBe(text)
  })
})

test('gaps are filled once they have something to say, and told as long as they have not', () => {
  const content = { headline: 'About {what}', values: { brand: 'Acme', what: ' ' }, texts }
  expect(gapsOf('{a} {b} {a} { c } {D} {{e}}')).toEqual(['a', 'b', 'e'])
  expect(fillGaps('{brand}, {what}', content.values)).toBe('Acme, {what}')
  expect(fillGaps('{brand}', { brand: '$& {brand}' })).toBe('$& {brand}')
  expect(openGaps(content)).toEqual(['what'])
  expect(languagesOf(content)).toEqual(['en', 'de'])
})
