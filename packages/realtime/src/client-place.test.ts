import { type LiveEvent, compareCursors } from '@hubbub/contracts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPlace } from './client-place.ts'

const cursors = fc
  .uniqueArray(fc.tuple(fc.bigInt({ min: 1n, max: 40n }), fc.bigInt({ min: 1n, max: 40n })), {
    minLength: 1,
    maxLength: 40,
    selector: ([xid, seq]) => `${xid}.${seq}`,
  })
  .map((pairs) => pairs.map(([xid, seq]) => `${xid}.${seq}`).toSorted(compareCursors))

const event = (cursor: string): LiveEvent => ({
  cursor,
  id: cursor,
  type: 'conversation.updated',
  subjectId: 's',
  conversationId: 'c',
  version: 1,
  actorId: null,
  at: '2026-01-01T00:00:00.000Z',
  gone: false,
})

test('cursors are ordered as numbers, wholly: one way only, and through a third', () => {
  const cursor = fc.tuple(fc.bigInt({ min: 0n, max: 2n ** 63n }), fc.bigInt({ min: 0n, max: 2n ** 62n }))
  const text = cursor.map(([xid, seq]) => `${xid}.${seq}`)
  fc.assert(
    fc.property(text, text, text, (a, b, c) => {
      expect(compareCursors(a, b) + compareCursors(b, a)).toBe(0)
      expect(compareCursors(a, b) === 0).toBe(a === b)
      if (compareCursors(a, b) <= 0 && compareCursors(b, c) <= 0)
        expect(compareCursors(a, c)).toBeLessThanOrEqual(0)
    }),
  )
  expect(compareCursors('999.1', '1000.1')).toBe(-1)
})

test('whatever is sent again after an interruption, each event is taken once and in order', () => {
  // Every delivery begins at or before the first event that is still missing, as a server that is told a place does.
  const deliveries = fc.array(fc.tuple(fc.nat({ max: 12 }), fc.nat({ max: 12 })), { minLength: 1 })
  fc.assert(
    fc.property(cursors, deliveries, (log, plan) => {
      const place = createPlace('0.0')
      const taken: string[] = []
      let sent = 0
      for (const [back, count] of [...plan, [40, 80] as const]) {
        const from = Math.max(0, sent - back)
        const events = log.slice(from, from + count).map(event)
        const last = events.at(-1)
        if (last === undefined) continue
        const before = place.cursor() ?? '0.0'
        taken.push(...place.take({ events, cursor: last.cursor }).map(({ id }) => id))
        expect(compareCursors(place.cursor() ?? '0.0', before)).toBeGreaterThanOrEqual(0)
        sent = Math.max(sent, from + events.length)
      }
      expect(taken).toEqual(log.slice(0, sent))
    }),
  )
})

test('a batch that names a place beyond its last event moves the client there', () => {
  const place = createPlace(undefined)
  expect(place.take({ events: [], cursor: '7.1' })).toEqual([])
  expect(place.take({ events: [event('7.1'), event('7.2')], cursor: '9.1' }).map(({ id }) => id)).toEqual([
    '7.2',
  ])
  expect(place.take({ events: [event('8.1')], cursor: '8.1' })).toEqual([])
  place.reset('2.1')
  expect(place.take({ events: [event('2.2')], cursor: '2.2' })).toHaveLength(1)
})
