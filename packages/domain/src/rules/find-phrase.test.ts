import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPhrase } from './find-phrase.ts'

const found = (text: string, phrase: string) =>
  findPhrase(text, phrase).map(({ start, end }) => text.slice(start, end))

describe('findPhrase', () => {
  it.each([
    ['War Zone is out!', 'war zone', ['War Zone']],
    ['a war\n zone', 'war zone', ['war\n zone']],
    ['warzone, war zones, prewar zone', 'war zone', []],
    ['it is 50% off, 150% off', '50% off', ['50% off']],
    ['“sick!” he said, sick', 'sick', ['sick', 'sick']],
    ['Größe and GRÖSSE', 'größe', ['Größe']],
    ['这个产品太差了', '太差', ['太差']],
    ['what a fail 😂😂', '😂', ['😂', '😂']],
    ['(a+b) c', '(a+b)', ['(a+b)']],
    ['anything', '   ', []],
  ])('finds in %j of %j %j', (text, phrase, expected) => {
    expect(found(text, phrase)).toEqual(expected)
  })

  it('never throws, and what it finds lies in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, phrase) => {
        for (const { start, end } of findPhrase(text, phrase)) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(end).toBeGreaterThan(start)
        }
      }),
    )
  })
})
