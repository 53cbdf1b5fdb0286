import fc from 'fast-check'
import { expect, test } from 'vitest'
import { imagineMessage } from '../message.ts'
import { parse } from '../parse/parse.ts'
import { match } from './match.ts'
import { fitsWild, readWild } from './wild.ts'

test('a pattern fits as the same regular expression does', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '𝒜'), maxLength: 8 })
  const patterns = fc.string({ unit: fc.constantFrom('a', 'b', '𝒜', '*', '?'), maxLength: 8 })
  fc.assert(
    fc.property(patterns, letters, (pattern, word) => {
      fc.pre(/[*?]/.test(pattern))
      const wanted = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'su').test(word)
      expect(fitsWild(readWild(pattern), word)).toBe(wanted)
    }),
    { numRuns: 3000 },
  )
})

test.each([
  ['patterns', `${'a*'.repeat(60)}b`, 'a'.repeat(20_000)],
  [
    'patterns of many words',
    '*aaaa*b',
    Array.from({ length: 2000 }, (_, n) => `a${n.toString(2).replaceAll('0', 'a')}`).join(' '),
  ],
  ['raw texts', `raw:${'a'.repeat(199)}b`, 'a'.repeat(20_000)],
  ['distances', '"aa aa aa aa aa aa aa aa aa bb"~100', `${'aa '.repeat(6600)}`],
  ['NEAR', `${'aa NEAR/100 '.repeat(50)}bb`, `${'aa '.repeat(6600)}`],
])('%s take no time without bounds', (_, query, text) => {
  const parsed = parse(query)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  const before = performance.now()
  expect(match(parsed.tree, imagineMessage({ text }))).toBe(false)
  expect(performance.now() - before).toBeLessThan(1500)
})
