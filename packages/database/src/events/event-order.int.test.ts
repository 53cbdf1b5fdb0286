import { compareCursors, type StoredEvent } from '@hubbub/contracts'
import { cloneDatabase, eventually } from '@hubbub/test-support'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDatabase } from '../create-database.ts'
import { createEventTail } from './create-event-tail.ts'
import { append, appendIn, rest, workspaceId } from './events.fixtures.ts'

/** A writer's transactions one after the other: what each adds, how long it then stays open, and whether it is undone. */
const transaction = fc.record({
  before: fc.nat({ max: 4 }),
  events: fc.integer({ min: 1, max: 4 }),
  open: fc.nat({ max: 25 }),
  more: fc.nat({ max: 2 }),
  undone: fc.boolean(),
})
const writers = fc.array(fc.array(transaction, { minLength: 1, maxLength: 5 }), {
  minLength: 2,
  maxLength: 8,
})

test(
  'readers miss nothing and see nothing twice, however transactions overlap',
  { timeout: 120_000 },
  async () => {
    await using clone = await cloneDatabase()
    await using db = createDatabase({ ...clone, poolSize: 14 })
    await fc.assert(
      fc.asyncProperty(writers, fc.integer({ min: 1, max: 7 }), async (plan, batchSize) => {
        const from = await db.system.eventHead()
        const seen: StoredEvent[] = []
        const cursors: string[] = []
        await using tail = createEventTail({
          db,
          from,
          batchSize,
          signal: AbortSignal.timeout(60_000),
          onEvents(events, cursor) {
            seen.push(...events)
            cursors.push(cursor)
          },
        })
        await tail.ready
        const written = await Promise.all(
          plan.map((transactions, writer) => write(transactions, `writer ${writer}`)),
        )
        await eventually(() => seen.length >= written.flat().length, { timeout: 20_000 })
        await rest(40)

        expect(seen.map(({ id }) => id).toSorted()).toEqual(written.flat().toSorted())
        const order = seen.map(({ cursor }) => cursor)
        expect(order.toSorted(compareCursors)).toEqual(order)
        expect(cursors.at(-1)).toBe(order.at(-1))
        for (const [writer, ids] of written.entries()) {
          expect(seen.filter(({ trace }) => trace === `writer ${writer}`).map(({ id }) => id)).toEqual(ids)
        }
      }),
      { numRuns: 25 },
    )

    /** @returns the ids that were committed, in the order in which this writer wrote them. */
    async function write(
      transactions: { before: number; events: number; open: number; more: number; undone: boolean }[],
      trace: string,
    ) {
      const committed: string[] = []
      for (const { before, events, open, more, undone } of transactions) {
        await rest(before)
        const work = db.tenant(workspaceId, async (tx) => {
          const first = await appendIn(
            tx,
            Array.from({ length: events }, () => 1),
            trace,
          )
          await rest(open)
          const second = await appendIn(
            tx,
            Array.from({ length: more }, () => 1),
            trace,
          )
          if (undone) throw new Error('undone')
          return [...first, ...second]
        })
        committed.push(...(await work.catch(() => [])))
      }
      return committed
    }
  },
)

test('an event waits while an older transaction can still put one before it', async () => {
  await using clone = await cloneDatabase()
  await using db = createDatabase(clone)
  const seen: number[] = []
  await using tail = createEventTail({
    db,
    from: '0.0',
    signal: AbortSignal.timeout(60_000),
    // By itself it would look again too late for this test.
    pollMs: 60_000,
    onEvents: (events) => void seen.push(...events.map(({ version }) => version)),
  })
  await tail.ready
  const begun = Promise.withResolvers<void>()
  const told = Promise.withResolvers<void>()
  const slow = db.tenant(workspaceId, async (tx) => {
    await appendIn(tx, [1])
    begun.resolve()
    await told.promise
    await appendIn(tx, [2])
  })
  await begun.promise
  await append(db, [3])
  expect((await db.system.readEvents('0.0', 10)).unsettled).toBe(true)
  expect((await db.system.readEvents('0.0', 10)).events).toEqual([])
  await rest(100)
  expect(seen).toEqual([])
  told.resolve()
  await slow
  await eventually(() => seen.length === 3)
  expect(seen).toEqual([1, 2, 3])
})
