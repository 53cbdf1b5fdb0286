import { prioritySchema } from '@hubbub/contracts'
import { type Caller, type ConversationFilter, type ConversationSort, maySee } from '@hubbub/domain'
import { ids } from '@hubbub/runtime'
import { query, type Workbench } from '@hubbub/test-support'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bench, openBench } from './bench.fixtures.ts'
import { hiddenMonitorId, monitorIds, place, type Placed, placements } from './placements.fixtures.ts'

let bench: Bench
let desk: Workbench
let world: Placed[]
let contacts: [string, string]
let eyes: Caller[]
beforeAll(async () => {
  bench = await openBench()
  desk = await bench.open()
  world = fc.sample(placements(desk), { numRuns: 110, seed: 7 })
  contacts = await place(bench.url, desk, world)
  const { ann, bo, cy } = desk.people
  const key = { ...ann, memberId: null, actor: { kind: 'api-key' as const, id: ids.next(), name: 'key' } }
  eyes = [
    ann,
    bo,
    cy,
    key,
    { ...bo, teamIds: [] },
    { ...cy, visibility: 'team', teamIds: [desk.teams.sales] },
  ]
})
afterAll(async () => await bench[Symbol.asyncDispose]())

type Query = ConversationFilter & { sort: ConversationSort; limit: number }

async function readAll(caller: Caller, wanted: Query): Promise<string[]> {
  const found: string[] = []
  for (let after: unknown = null; ;) {
    const { items, next } = await bench.store.transaction(desk.workspaceId, ({ conversations }) =>
      conversations.list(caller, { ...wanted, after }),
    )
    expect(items.length).toBeLessThanOrEqual(wanted.limit)
    found.push(...items.map(({ id }) => id))
    if (next === null) return found
    // As a client hands it back.
    after = JSON.parse(JSON.stringify(next))
  }
}

const isUnread = (caller: Caller, one: Placed) => one.inboundCount > (one.seen[caller.memberId ?? ''] ?? 0)
const inView: Record<ConversationFilter['view'], (caller: Caller, one: Placed) => boolean> = {
  mine: ({ memberId }, { assigneeId }) => memberId !== null && assigneeId === memberId,
  unassigned: (_caller, { assigneeId }) => assigneeId === null,
  all: () => true,
  mentioned: ({ memberId }, { mentionedMemberIds }) =>
    memberId !== null && mentionedMemberIds.includes(memberId),
}

function expected(caller: Caller, wanted: ConversationFilter): Placed[] {
  return world.filter(
    (one) =>
      maySee(caller, one) &&
      inView[wanted.view](caller, one) &&
      (wanted.status === 'any' || one.status === wanted.status) &&
      (wanted.assigneeId === undefined || one.assigneeId === wanted.assigneeId) &&
      (wanted.teamId === undefined || one.teamId === wanted.teamId) &&
      (wanted.labelId === undefined || one.labelIds.includes(wanted.labelId)) &&
      (wanted.monitorId === undefined || one.monitorIds.includes(wanted.monitorId)) &&
      (wanted.channelId === undefined || wanted.channelId === desk.channelId) &&
      (wanted.brandId === undefined || wanted.brandId === desk.brandId) &&
      (wanted.contactId === undefined || contacts[one.contact] === wanted.contactId) &&
      (wanted.priority === undefined || one.priority === wanted.priority) &&
      (wanted.sentiment === undefined || one.sentiment === wanted.sentiment) &&
      (wanted.unread === undefined || isUnread(caller, one) === wanted.unread),
  )
}

const idOrder = (a: Placed, b: Placed) => (a.id < b.id ? -1 : 1)
const byTime = (a: Placed, b: Placed) =>
  a.lastActivityAt.getTime() - b.lastActivityAt.getTime() || idOrder(a, b)
const rank = ({ priority }: Placed) => prioritySchema.options.indexOf(priority)
const since = ({ waitingSince }: Placed) => waitingSince?.getTime() ?? Number.MAX_SAFE_INTEGER
const order: Record<ConversationSort, (a: Placed, b: Placed) => number> = {
  newest: (a, b) => byTime(b, a),
  oldest: byTime,
  priority: (a, b) => rank(b) - rank(a) || byTime(b, a),
  waiting: (a, b) => since(a) - since(b) || idOrder(a, b),
}

const filters = () => {
  const { people, teams, labels, channelId, brandId } = desk
  const maybe = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 1 })
  const rarely = <T>(...values: T[]) =>
    fc.oneof(
      { weight: 4, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.constantFrom(...values) },
    )
  return fc.record({
    view: fc.constantFrom('mine', 'unassigned', 'all', 'all', 'mentioned'),
    status: fc.constantFrom('open', 'pending', 'snoozed', 'resolved', 'any', 'any'),
    assigneeId: rarely(people.bo.memberId ?? '', ids.next()),
    teamId: rarely(teams.returns, teams.sales),
    labelId: rarely(labels.vip, labels.refund),
    monitorId: rarely(...monitorIds, hiddenMonitorId),
    channelId: rarely(channelId, ids.next()),
    brandId: rarely(brandId, ids.next()),
    contactId: rarely(...contacts),
    priority: rarely('none', 'urgent'),
    sentiment: rarely('negative', 'unsure'),
    unread: maybe(true, false),
  } as const) as fc.Arbitrary<ConversationFilter>
}
const eye = () => fc.integer({ min: 0, max: eyes.length - 1 }).map((index) => eyes[index] ?? desk.people.ann)

describe('a list', () => {
  test('shows what the rules let be seen and the filter asks for, in its order, on pages of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        eye(),
        filters(),
        fc.constantFrom('newest', 'oldest', 'priority', 'waiting'),
        fc.constantFrom(4, 17, 50),
        async (caller, filter, sort, limit) => {
          const found = await readAll(caller, { ...filter, sort, limit })
          const wanted = expected(caller, filter).toSorted(order[sort])
          expect(found).toEqual(wanted.map(({ id }) => id))
        },
      ),
      { numRuns: 40 },
    )
  })

  test('is as long as its count says', async () => {
    await fc.assert(
      fc.asyncProperty(eye(), filters(), async (caller, { view: _view, ...filter }) => {
        const counts = await bench.store.transaction(desk.workspaceId, ({ conversations }) =>
          conversations.counts(caller, filter),
        )
        for (const view of ['mine', 'unassigned', 'all', 'mentioned'] as const)
          expect(counts[view]).toBe(expected(caller, { ...filter, view }).length)
        const open = expected(caller, { view: 'all', status: 'open' })
        const { sales, returns } = desk.teams
        for (const team of [sales, returns])
          expect(counts.teams[team] ?? 0).toBe(open.filter(({ teamId }) => teamId === team).length)
        for (const label of [desk.labels.vip, desk.labels.refund])
          expect(counts.labels[label] ?? 0).toBe(
            open.filter(({ labelIds }) => labelIds.includes(label)).length,
          )
      }),
      { numRuns: 40 },
    )
  })

  test('and a single look agree about who may see what', async () => {
    for (const caller of eyes) {
      const seen = await bench.store.transaction(desk.workspaceId, async ({ conversations }) => {
        const found: string[] = []
        for (const { id } of world.slice(0, 12)) {
          const one = await conversations.find(caller, id)
          expect((await conversations.lock(caller, id)) === null).toBe(one === null)
          if (one !== null) found.push(one.id)
        }
        return found
      })
      expect(seen).toEqual(
        world
          .slice(0, 12)
          .filter((one) => maySee(caller, one))
          .map(({ id }) => id),
      )
    }
  })

  test('shows each person what they have not seen', async () => {
    const { bo } = desk.people
    const { items } = await bench.store.transaction(desk.workspaceId, ({ conversations }) =>
      conversations.list(
        { ...bo, visibility: 'all' },
        { view: 'all', status: 'any', sort: 'newest', limit: 200, after: null },
      ),
    )
    const unread = new Map(items.map(({ id, unreadCount }) => [id, unreadCount]))
    for (const one of world)
      expect(unread.get(one.id)).toBe(Math.max(0, one.inboundCount - (one.seen[bo.memberId ?? ''] ?? 0)))
  })

  test.each(['newest', 'oldest', 'priority', 'waiting'] as const)(
    'by %s neither skips nor repeats what stands still while other rows move',
    async (sort) => {
      const { ann } = desk.people
      const before = await readAll(ann, { view: 'all', status: 'any', sort, limit: 200 })
      const moving = new Set(before.filter((_, place) => place % 3 === 0))
      const seen: string[] = []
      for (let after: unknown = null, round = 0; ; round++) {
        const { items, next } = await bench.store.transaction(desk.workspaceId, ({ conversations }) =>
          conversations.list(ann, { view: 'all', status: 'any', sort, limit: 9, after }),
        )
        seen.push(...items.map(({ id }) => id))
        if (next === null) break
        after = next
        const some = [...moving].filter((_, place) => place % 5 === round % 5)
        await query(
          bench.url,
          `UPDATE conversation SET last_activity_at = now() - random() * interval '400 days', waiting_since = now() - random() * interval '400 days'
           WHERE id = ANY($1::uuid[])`,
          [some],
        )
      }
      const still = seen.filter((id) => !moving.has(id))
      expect(still).toEqual(before.filter((id) => !moving.has(id)))
      world = await reread(world)
    },
  )

  test.each([
    ['a place of another order', 'priority', ['', '2026-01-01T00:00:00.000Z', ids.next()]],
    ['a key that is no time', 'waiting', ['soon', '2026-01-01T00:00:00.000Z', ids.next()]],
    ['words', 'newest', 'begin'],
    ['an id that is none', 'newest', ['', '2026-01-01T00:00:00.000Z', "x'; --"]],
    ['a number', 'oldest', 7],
  ] as const)('refuses a cursor that is %s', async (_what, sort, after) => {
    const reading = bench.store.transaction(desk.workspaceId, ({ conversations }) =>
      conversations.list(desk.people.ann, { view: 'all', status: 'any', sort, limit: 10, after }),
    )
    await expect(reading).rejects.toMatchObject({ code: 'page.bad_cursor' })
  })
})

async function reread(placed: readonly Placed[]): Promise<Placed[]> {
  const rows = await query<Pick<Placed, 'id' | 'waitingSince' | 'lastActivityAt'>>(
    bench.url,
    `SELECT id, waiting_since AS "waitingSince", last_activity_at AS "lastActivityAt" FROM conversation WHERE workspace_id = $1`,
    [desk.workspaceId],
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return placed.map((one) => ({ ...one, ...byId.get(one.id) }))
}
