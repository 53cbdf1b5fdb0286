import { describe, expect, it } from 'vitest'
import { asCorrected, asRuled, type PhraseRule, ruleOf, type Scored } from './judge-sentiment.ts'

const scored: Scored = { label: 'negative', score: -0.8, confidence: 0.9, terms: [] }
const rule = (change: Partial<PhraseRule>): PhraseRule => ({
  id: 'a',
  phrase: 'war zone',
  effect: 'neutral',
  brandId: null,
  monitorId: null,
  ...change,
})
const text = 'War Zone is a killer game'

describe('a verdict', () => {
  it('counts as people say, and keeps what the scorer said', () => {
    expect(asCorrected('positive', scored)).toEqual({
      label: 'positive',
      score: 0.5,
      confidence: 1,
      terms: [],
      by: 'person',
      ruleId: null,
      scored,
    })
  })
  it('keeps the strength where people agree', () => {
    expect(asCorrected('negative', scored)).toMatchObject({ label: 'negative', score: -0.8, confidence: 1 })
  })
  it('takes what the rest of the text says where a phrase is ignored', () => {
    const rest: Scored = { label: 'neutral', score: 0.1, confidence: 0.6, terms: [] }
    expect(asRuled(rule({ effect: 'ignore' }), scored, rest)).toEqual({
      ...rest,
      by: 'rule',
      ruleId: 'a',
      scored,
    })
  })
})

describe('ruleOf', () => {
  it('is nothing where no phrase stands, or only in another brand', () => {
    expect(ruleOf([rule({ phrase: 'peace' })], { text, brandId: 'x', monitorIds: ['m'] })).toBeNull()
    expect(ruleOf([rule({ brandId: 'y' })], { text, brandId: 'x', monitorIds: ['m'] })).toBeNull()
    expect(ruleOf([rule({ monitorId: 'n' })], { text, brandId: 'x', monitorIds: ['m'] })).toBeNull()
  })
  it.each([
    [
      'what its monitor says before its brand',
      [rule({ id: 'b', monitorId: 'm', phrase: 'war' }), rule({ brandId: 'x' })],
      'b',
    ],
    ['its brand before all', [rule({}), rule({ id: 'b', brandId: 'x', phrase: 'war' })], 'b'],
    ['a label before leaving out', [rule({ effect: 'ignore' }), rule({ id: 'b', phrase: 'war' })], 'b'],
    ['the longer phrase', [rule({ id: 'b', phrase: 'war' }), rule({})], 'a'],
  ])('chooses %s', (_, rules, id) => {
    expect(ruleOf(rules, { text, brandId: 'x', monitorIds: ['m'] })?.rule.id).toBe(id)
    expect(ruleOf(rules.toReversed(), { text, brandId: 'x', monitorIds: ['m'] })?.rule.id).toBe(id)
  })
  it('leaves out every phrase to be ignored, in its place', () => {
    const rules = [rule({ effect: 'ignore' }), rule({ id: 'b', phrase: 'killer', effect: 'ignore' })]
    expect(ruleOf(rules, { text, brandId: 'x', monitorIds: ['m'] })?.text).toBe('         is a        game')
  })
})
