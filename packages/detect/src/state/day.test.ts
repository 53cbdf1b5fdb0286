import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bin, fillBin, type FullBin, timeOf } from '../bin.ts'
import { binsOf, createDay, firstIndex, pushBin, shiftBin } from './day.ts'

const count = fc.oneof(fc.constant(0), fc.nat(200), fc.maxSafeNat())
const bin = fc.record({
  hole: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(500) }),
  isEmpty: fc.boolean(),
  counts: fc.record({
    mentions: count,
    distinct: count,
    scored: count,
    negative: count,
    reach: count,
    topReach: count,
    gap: fc.constantFrom('down', 'part', 'backfill', 'edited', undefined),
  }),
})

test('what is put in comes out in order, whatever is taken between', () => {
  const step = fc.record({ bin, take: fc.nat(3), quiet: fc.nat(300) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const day = createDay(1000)
      const left: FullBin[] = []
      let index = 999
      const push = (counts: Omit<Bin, 'at'>) => {
        const full = fillBin({ at: timeOf(index), ...counts })
        pushBin(day, full)
        left.push(full)
      }
      for (const { bin: next, take, quiet } of steps) {
        index += next.hole + 1
        const { gap, ...counts } = next.counts
        push(next.isEmpty ? { mentions: 0 } : { ...counts, ...(gap ? { gap } : {}) })
        for (let more = 0; more < quiet; more += 1) {
          index += 1
          push({ mentions: 0 })
        }
        for (let taken = 0; taken < take * 40; taken += 1) {
          expect(firstIndex(day)).toBe(left[0]?.index ?? null)
          expect(shiftBin(day)).toEqual(left.shift() ?? null)
        }
        expect(day.last).toBe(index)
      }
      expect(binsOf(day)).toEqual(left)
    }),
    { numRuns: 60 },
  )
})

test('a night in which nothing was said is a few bytes', () => {
  const day = createDay(0)
  for (let index = 0; index < 288; index += 1) pushBin(day, fillBin({ at: timeOf(index), mentions: 0 }))
  expect(day.to - day.from).toBe(3)
  expect(binsOf(day)).toHaveLength(288)
})
