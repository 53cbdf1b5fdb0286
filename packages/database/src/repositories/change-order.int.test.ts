import { reopenSnoozed, updateConversation } from '@hubbub/domain'
import { eventually, query, type TestMail, type Workbench } from '@hubbub/test-support'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rest } from '../events/events.fixtures.ts'
import { type Bench, openBench } from './bench.fixtures.ts'

let bench: Bench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(async () => await bench[Symbol.asyncDispose]())

/** The versions of one conversation in the order in which the log tells them. */
const told = async (desk: Workbench, conversationId: string) =>
  (await desk.events())
    .filter(({ type, subjectId }) => type.startsWith('conversation.') && subjectId === conversationId)
    .map(({ version }) => version)
const rising = (versions: readonly number[]) => versions.toSorted((a, b) => a - b)

const prepare = async (desk: Workbench, mails: readonly TestMail[]) => {
  const { messageIds } = await desk.collect(mails)
  await desk.enrich(messageIds)
  return messageIds
}

test('a person’s change waits for routing that has begun to write, and is told after it', async () => {
  const desk = await bench.open()
  const { conversationId } = await desk.receive({ id: 'a@x' })
  const batch = await prepare(desk, [{ parents: ['a@x'] }, { from: 'zoe@new.test' }])
  const held = Promise.withResolvers<void>()
  const holding = Promise.withResolvers<void>()
  // Routing has a transaction id by then, and waits to know whether this address will be there.
  const meeting = bench.db
    .tenant(desk.workspaceId, async (tx) => {
      await tx.$executeRaw`WITH met AS (INSERT INTO contact (workspace_id, id, name) VALUES (${desk.workspaceId}::uuid, gen_random_uuid(), 'Zoe') RETURNING id)
        INSERT INTO contact_identity (workspace_id, contact_id, kind, value) SELECT ${desk.workspaceId}::uuid, id, 'email', 'zoe@new.test' FROM met`
      holding.resolve()
      await held.promise
      throw new Error('undone')
    })
    .catch(() => {})
  await holding.promise
  const routing = desk.route(batch)
  await eventually(async () => (await waiting()).includes('transactionid'))
  const change = { id: conversationId, change: { priority: 'urgent' as const }, expectedVersion: null }
  const changing = updateConversation(desk.as(desk.people.ann), change)
  await Promise.race([changing, rest(300)])
  held.resolve()
  await Promise.all([meeting, routing, changing])
  const versions = await told(desk, conversationId)
  expect(versions).toHaveLength(3)
  expect(versions).toEqual([1, 2, 3])
})

const waiting = async () =>
  (
    await query<{ event: string }>(
      bench.url,
      `SELECT wait_event AS event FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      [],
    )
  ).map(({ event }) => event)

test('whatever changes conversations at the same time, the log tells each one’s versions as they rise', async () => {
  const who = fc.constantFrom('route', 'person', 'snooze')
  const step = fc.record({ who, first: fc.nat({ max: 2 }), second: fc.nat({ max: 2 }) })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 30 }), async (steps) => {
      const desk = await bench.open()
      const arrived = await Promise.all(
        ['a@x', 'b@x', 'c@x'].map((id) => desk.receive({ id, from: `${id}.test` })),
      )
      const ids = arrived.map(({ conversationId }) => conversationId)
      const parents = ['a@x', 'b@x', 'c@x']
      const work = await Promise.all(
        steps.map(async ({ who: by, first, second }, turn) => {
          const pair = [ids[first] ?? '', ids[second] ?? '']
          if (by === 'snooze')
            return () => reopenSnoozed({ ...desk.work, clock: { now: () => tomorrow } }, pair)
          if (by === 'person') return () => person(desk, pair[0] ?? '', turn)
          const batch = await prepare(
            desk,
            [first, second].map((which) => ({ from: `new${turn}@x.test`, parents: [parents[which] ?? ''] })),
          )
          return () => desk.route(batch)
        }),
      )
      await Promise.all(work.map((run) => run()))
      for (const id of ids) {
        const versions = await told(desk, id)
        expect(versions).toEqual(rising(versions))
        expect(new Set(versions).size).toBe(versions.length)
      }
    }),
    { numRuns: 8 },
  )
})

const tomorrow = new Date('2026-03-03T09:00:00Z')

const person = async (desk: Workbench, id: string, turn: number) =>
  await updateConversation(desk.as(desk.people.ann), { id, change: wishes(turn), expectedVersion: null })

/** Now asleep, now urgent. */
function wishes(turn: number) {
  if (turn % 2 === 0) return { status: 'snoozed' as const, snoozedUntil: new Date('2026-03-02T12:00:00Z') }
  return { priority: turn % 3 === 0 ? ('urgent' as const) : ('low' as const) }
}
