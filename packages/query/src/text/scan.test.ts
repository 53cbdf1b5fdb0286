import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { texts } from '../query.fixtures.ts'
import { fold } from './fold.ts'
import { scan } from './scan.ts'

const formsOf = (text: string) =>
  scan(text).map(({ form, full }) => (full === null ? form : `${form}=${full}`))

describe('a text is cut into', () => {
  test.each([
    ['Hello, world!', ['hello', 'world']],
    ['Zoë’s Straße ÆØ', ['zoe', 's', 'strasse', 'aeo']],
    ['ＡＢＣ ﬁne ½ m²', ['abc', 'fine', '1⁄2', 'm2']],
    ['мой мои ёж', ['мой', 'мои', 'еж']],
    ['مُحَمَّد', ['محمد']],
    ['हिन्दी', ['हिन्दी']],
    ['東京タワーへ', ['東', '京', 'タ', 'ワ', 'ー', 'へ']],
    ['ｶﾞ', ['ガ']],
    ['삼성이 \u1109\u1161\u11B7', ['삼', '성', '이', '삼']],
    ['กำลัง', ['ก', 'ํา', 'ลั', 'ง']],
    ['iPhone発売', ['iphone', '発', '売']],
    ['#Fail @_Ann_ $PIE $5 a#b', ['fail=#fail', 'ann=@_ann_', 'pie=$pie', '5', 'a', 'b']],
    ['＃東京 #a_b_', ['東=#東京', '京', 'a_b=#a_b']],
    ['me@acme.example', ['me', 'acme', 'example']],
    ['https://a.example/@b/#c?d=$e', ['https', 'a', 'example', 'b', 'c', 'd', 'e']],
    ['snake_case _bold_ __', ['snake_case', 'bold']],
    ['so\u00ADft ze\u200Bro', ['soft', 'zero']],
    ['😡😡 👍🏽 👩‍💻 🇩🇪🇫 ❤️ Acme® ™', ['😡', '😡', '👍=👍🏽', '👩=👩‍💻', '🇩🇪', '❤', 'acme']],
    ['1️⃣ 3.5', ['1', '3', '5']],
    ['\u0301 \u200D \ud800 ~ ', []],
  ])('%s', (text, wanted) => {
    expect(formsOf(text)).toEqual(wanted)
  })
})

test('places lie within the text, in order, and cut no letter', () => {
  fc.assert(
    fc.property(fc.oneof(texts, fc.string({ unit: 'binary', maxLength: 40 })), (text) => {
      let last = 0
      for (const { start, end, form } of scan(text)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(form).not.toBe('')
        expect((text.codePointAt(start - 1) ?? 0) > 0xffff || (text.codePointAt(end - 1) ?? 0) > 0xffff).toBe(
          false,
        )
        last = end
      }
      expect(last).toBeLessThanOrEqual(text.length)
    }),
    { numRuns: 2000 },
  )
})

test('folding twice changes nothing', () => {
  fc.assert(
    fc.property(fc.oneof(texts, fc.string({ unit: 'binary', maxLength: 20 })), (text) => {
      expect(fold(fold(text))).toBe(fold(text))
    }),
    { numRuns: 3000 },
  )
})
