import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { packQueries, topLevelParts } from './pack-queries.ts'

describe('terms packed into queries', () => {
  test('as many as fit stand in one, each by itself', () => {
    expect(packQueries(['acme', 'acme shop -is:retweet', '"acme bank"'], 60)).toEqual({
      queries: ['acme OR (acme shop -is:retweet) OR "acme bank"'],
      refused: [],
    })
    expect(packQueries(['aaaa', 'bbbb', 'cccc'], 12).queries).toEqual(['aaaa OR bbbb', 'cccc'])
    expect(packQueries([], 10).queries).toEqual([])
    expect(packQueries(['a b'], 3).queries).toEqual(['a b'])
  })

  test('what is too long is split where it says OR outside, and else refused', () => {
    expect(topLevelParts('(a OR b) OR "c OR d" OR e')).toEqual(['(a OR b)', '"c OR d"', 'e'])
    expect(packQueries(['alpha OR beta OR gamma'], 14).queries).toEqual(['alpha OR beta', 'gamma'])
    const inner = '(alpha OR beta OR gamma OR delta)'
    expect(packQueries([inner, 'x'], 14)).toEqual({ queries: ['x'], refused: [inner] })
  })

  test('nothing is lost and nothing is longer than allowed', () => {
    const term = fc
      .array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 6 })
      .map((words) => words.join(' '))
    fc.assert(
      fc.property(fc.array(term), fc.integer({ min: 90, max: 200 }), (terms, max) => {
        const { queries, refused } = packQueries(terms, max)
        expect(refused).toEqual([])
        expect(queries.filter((query) => query.length > max)).toEqual([])
        const found = queries.flatMap(topLevelParts).map((part) => part.replace(/^\((.*)\)$/, '$1'))
        expect(found.toSorted()).toEqual([...new Set(terms)].toSorted())
      }),
    )
  })
})
