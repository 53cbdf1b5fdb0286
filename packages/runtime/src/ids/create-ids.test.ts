import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createManualClock } from '../clock.ts'
import { createIds } from './create-ids.ts'

const uuidV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

describe('createIds', () => {
  test('carries the time in its first 48 bits', () => {
    const clock = createManualClock(new Date('2026-11-22T10:20:30.456Z'))
    const id = createIds(clock).next()
    expect(id).toMatch(uuidV7)
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(clock.now().getTime())
  })

  test('every id is valid and sorts after the one before, whatever the clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 2, maxLength: 300 }), (steps) => {
        const clock = createManualClock(new Date('2026-11-22T10:20:30Z'))
        const source = createIds(clock)
        const made = steps.map((ms) => {
          clock.advance(ms)
          return source.next()
        })
        expect(made.every((id) => uuidV7.test(id))).toBe(true)
        expect(made.toSorted()).toEqual(made)
        expect(new Set(made).size).toBe(made.length)
      }),
    )
  })

  test('a full counter borrows the next millisecond', () => {
    const clock = createManualClock(new Date(1_000))
    const source = createIds(clock, (length) => new Uint8Array(length).fill(0xff))
    const first = source.next()
    // The counter starts at 2^31 - 1 here; its 32 bits spread over three groups.
    expect(first).toBe('00000000-03e8-77ff-bfff-ffffffffffff')
    expect(source.next()).toBe('00000000-03e8-7800-8000-03ffffffffff')
  })

  test('two sources with the same clock do not collide', () => {
    const clock = createManualClock()
    const [one, other] = [createIds(clock), createIds(clock)]
    const made = Array.from({ length: 2_000 }, (_, index) => (index % 2 ? one : other).next())
    expect(new Set(made).size).toBe(made.length)
  })
})
