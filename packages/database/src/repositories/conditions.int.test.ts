import { type Condition, type ConditionGroup, isGroup } from '@hubbub/contracts'
import { ids } from '@hubbub/runtime'
import type { Caller } from '@hubbub/domain'
import { query, type Workbench } from '@hubbub/test-support'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bench, openBench } from './bench.fixtures.ts'
import { hiddenMonitorId, monitorIds, place, type Placed, placements } from './placements.fixtures.ts'

let bench: Bench
let desk: Workbench
let world: Placed[]
let contacts: [string, string]
beforeAll(async () => {
  bench = await openBench()
  desk = await bench.open()
  world = fc.sample(placements(desk), { numRuns: 90, seed: 11 })
  contacts = await place(bench.url, desk, world)
})
afterAll(async () => await bench[Symbol.asyncDispose]())

/** The same question answered over what was placed, without SQL. */
function holds(part: Condition | ConditionGroup, one: Placed, me: string): boolean {
  if (isGroup(part)) {
    const parts = part.parts.map((each) => holds(each, one, me))
    return part.match === 'all' ? parts.every(Boolean) : parts.some(Boolean)
  }
  const listed = (values: readonly string[], actual: readonly (string | null)[]) =>
    actual.some((each) => each !== null && values.includes(each)) === (part.op === 'is')
  switch (part.field) {
    case 'status':
      return listed(part.value, [one.status])
    case 'priority':
      return listed(part.value, [one.priority])
    case 'sentiment':
      return listed(part.value, [one.sentiment])
    case 'mark':
      return listed(part.value, one.marks)
    case 'assignee':
      return listed(
        part.value.map((each) => (each === 'me' ? me : each)),
        [one.assigneeId ?? 'nobody'],
      )
    case 'team':
      return listed(part.value, [one.teamId ?? 'none'])
    case 'label':
      return listed(part.value, one.labelIds)
    case 'channel':
      return listed(part.value, [desk.channelId])
    case 'brand':
      return listed(part.value, [desk.brandId])
    case 'contact':
      return listed(part.value, [contacts[one.contact]])
    case 'monitor':
      return listed(part.value, one.monitorIds)
    case 'unread':
      return one.inboundCount > (one.seen[me] ?? 0) === part.value
    case 'waiting':
      return one.waitingSince !== null && (part.op === 'over') === isOver(one.waitingSince, part.value)
    case 'activity':
      return (part.op === 'over') === isOver(one.lastActivityAt, part.value)
    case 'subject':
    case 'created':
      throw new Error(`${part.field} has a test of its own`)
  }
}
const isOver = (at: Date, hours: number) => at.getTime() <= Date.now() - hours * 3_600_000

function conditions(): fc.Arbitrary<Condition> {
  const { people, teams, labels, channelId, brandId } = desk
  const some = <T>(...values: T[]) => fc.subarray(values, { minLength: 1 })
  const op = fc.constantFrom('is' as const, 'is-not' as const)
  const listed = <F extends string, T>(field: F, values: fc.Arbitrary<T[]>) =>
    fc.record({ field: fc.constant(field), op, value: values })
  const longAgo = (Date.now() - Date.UTC(2026, 0, 1, 8, 6, 30)) / 3_600_000
  const aged = <F extends string>(field: F) =>
    fc.record({
      field: fc.constant(field),
      op: fc.constantFrom('over' as const, 'under' as const),
      value: fc.constantFrom(0, longAgo, 99_999),
    })
  return fc.oneof(
    listed('status', some('open', 'pending', 'snoozed', 'resolved', 'spam')),
    listed('priority', some('none', 'urgent', 'high')),
    listed('sentiment', some('negative', 'unsure')),
    listed('mark', some('anger', 'question', 'churn')),
    listed('assignee', some('me', 'nobody', people.bo.memberId ?? '')),
    listed('team', some('none', teams.sales, ids.next())),
    listed('label', some(labels.vip, labels.refund)),
    listed('channel', some(channelId, ids.next())),
    listed('brand', some(brandId, ids.next())),
    listed('contact', some(...contacts)),
    listed('monitor', some(...monitorIds, hiddenMonitorId)),
    fc.record({ field: fc.constant('unread'), op: fc.constant('is'), value: fc.boolean() }),
    aged('waiting'),
    aged('activity'),
  ) as fc.Arbitrary<Condition>
}
const groupOf = (part: fc.Arbitrary<Condition | ConditionGroup>): fc.Arbitrary<ConditionGroup> =>
  fc.record({
    match: fc.constantFrom('all', 'any'),
    parts: fc.array(part, { minLength: 1, maxLength: 3 }),
  })

async function found(caller: Caller, where: ConditionGroup): Promise<string[]> {
  const { items } = await bench.store.transaction(desk.workspaceId, ({ conversations }) =>
    conversations.list(caller, {
      view: 'all',
      status: 'any',
      sort: 'newest',
      limit: 100,
      after: null,
      where,
    }),
  )
  return items.map(({ id }) => id).toSorted()
}

describe('conditions', () => {
  test('joined in groups hold in the database as they read', async () => {
    const inner = groupOf(conditions())
    const where = groupOf(fc.oneof(conditions(), groupOf(fc.oneof(conditions(), inner))))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(desk.people.ann, desk.people.bo), where, async (caller, group) => {
        const scope = { ...caller, visibility: 'all' as const }
        const wanted = world.filter((one) => holds(group, one, caller.memberId ?? ''))
        expect(await found(scope, group)).toEqual(wanted.map(({ id }) => id).toSorted())
      }),
      { numRuns: 120 },
    )
  })

  test('find part of a subject whatever its accents, and take signs for what they are', async () => {
    const [first, second] = world
    if (first === undefined || second === undefined) throw new Error('nothing was placed')
    await query(bench.url, 'UPDATE conversation SET subject = $2 WHERE id = $1', [
      first.id,
      'Größe 100% falsch',
    ])
    await query(bench.url, 'UPDATE conversation SET subject = $2 WHERE id = $1', [
      second.id,
      'Grosse 100x falsch',
    ])
    const ann = { ...desk.people.ann, visibility: 'all' as const }
    const has = await found(ann, {
      match: 'all',
      parts: [{ field: 'subject', op: 'contains', value: 'GROSSE 100%' }],
    })
    expect(has).toEqual([first.id])
    const without = await found(ann, {
      match: 'all',
      parts: [{ field: 'subject', op: 'contains-not', value: '100%' }],
    })
    expect(without).toHaveLength(world.length - 1)
    expect(without).not.toContain(first.id)
  })
})
