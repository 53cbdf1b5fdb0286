import { type LiveEvent, compareCursors } from '@hubbub/contracts'
import type { LoggedEvent } from '@hubbub/domain'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Rights } from './access.ts'
import { createStream, type LogReader } from './stream.ts'

type Visibility = Rights['viewer']['visibility']
const rights = (visibility: Visibility, mentionedIn: string[] = []): Rights => ({
  userId: 'u',
  memberId: 'm',
  name: 'Ada',
  availability: 'online',
  viewer: { memberId: 'm', visibility, teamIds: [], permissions: new Set() },
  mentionedIn: new Set(mentionedIn),
})
const event = (seq: number, more: Partial<LoggedEvent> = {}): LoggedEvent => ({
  cursor: `${Math.ceil(seq / 3)}.${seq}`,
  id: `e${seq}`,
  type: 'conversation.updated',
  subjectId: 'c',
  conversationId: 'c',
  version: seq,
  actor: { kind: 'system', id: null, name: '' },
  at: new Date(0),
  data: { audience: { assigneeId: null, teamId: null } },
  ...more,
})
const rightsEvent = (seq: number) =>
  event(seq, { type: 'member.updated', subjectId: 'm', conversationId: null, data: {} })
const many = (count: number) => Array.from({ length: count }, (_, index) => event(index + 1))

/** A log that grows; `asleep` is what every answer waits for. */
function createLog(asleep: () => Promise<void> = async () => {}) {
  const events: LoggedEvent[] = []
  const head = async () => {
    await asleep()
    return events.at(-1)?.cursor ?? '0.0'
  }
  const log: LogReader = {
    read: async (_workspace, after, limit) => {
      await asleep()
      return events.filter(({ cursor }) => compareCursors(cursor, after) > 0).slice(0, limit)
    },
    head,
    end: head,
  }
  return { log, events }
}

interface Setting {
  log: LogReader
  first?: Rights
  asOf?: string
  renew?: () => Promise<Rights | null>
}

function open({ log, first = rights('all'), asOf = '0.0', renew = async () => first }: Setting) {
  const got: (LiveEvent | 'resync')[] = []
  const cursors: string[] = []
  const resyncs: string[] = []
  const failures: unknown[] = []
  let ends = 0
  const stream = createStream({
    workspaceId: 'w',
    rights: first,
    asOf,
    log,
    renew,
    send: ({ events, cursor }) => {
      got.push(...events)
      cursors.push(cursor)
    },
    resync: ({ cursor }) => {
      got.push('resync')
      resyncs.push(cursor)
    },
    end: () => (ends += 1),
    fail: (error) => failures.push(error),
  })
  const versions = () => got.map((each) => (each === 'resync' ? each : each.version))
  return { stream, versions, cursors, resyncs, failures, ends: () => ends }
}

test('a new client is told its place, and gets what has come since its rights were asked for', async () => {
  const { log, events } = createLog()
  events.push(...many(5))
  const { stream, versions, cursors } = open({ log, asOf: '1.3' })
  await stream.start(undefined)
  expect(cursors).toEqual(['1.3', '2.5'])
  expect(versions()).toEqual([4, 5])
})

test('who was away too long loads anew, and goes on from there', async () => {
  const { log, events } = createLog()
  events.push(...many(20_500))
  const { stream, versions, resyncs } = open({ log })
  await stream.start('0.0')
  stream.push([event(20_501)])
  expect(resyncs).toEqual([event(20_500).cursor])
  expect(versions().slice(-2)).toEqual(['resync', 20_501])
})

test('a place that the log has never come to is answered with a fresh one', async () => {
  const { log, events } = createLog()
  events.push(...many(4))
  const { stream, versions, resyncs } = open({ log, asOf: '2.4' })
  await stream.start('900.1')
  stream.push([event(5)])
  expect(resyncs).toEqual(['2.4'])
  expect(versions()).toEqual(['resync', 5])
})

test('what is not for these eyes does not come, but what comes later still does', async () => {
  const { log } = createLog()
  const { stream, versions } = open({ log, first: rights('own') })
  await stream.start('0.0')
  stream.push([event(1), event(2, { data: { audience: { assigneeId: 'm', teamId: null } } })])
  expect(versions()).toEqual([2])
})

test('who is named in a note sees the conversation from that event on, until it is deleted', async () => {
  const { log } = createLog()
  const { stream, versions } = open({ log, first: rights('own') })
  await stream.start('0.0')
  const audience = { assigneeId: null, teamId: null }
  stream.push([
    event(1),
    event(2, { data: { audience: { ...audience, mentionedMemberIds: ['m'] } } }),
    event(3),
  ])
  stream.push([event(4, { conversationId: 'other' }), event(5, { type: 'conversation.deleted' }), event(6)])
  expect(versions()).toEqual([2, 3, 5])
})

test('one whose rights are gone gets nothing more', async () => {
  const { log, events } = createLog()
  const { stream, versions, ends } = open({ log, renew: async () => null })
  await stream.start('0.0')
  events.push(rightsEvent(1), event(2))
  stream.push(events)
  await expect.poll(ends).toBe(1)
  stream.push([event(3)])
  expect(versions()).toEqual([])
})

test('where nobody can tell the rights, nothing is given and the connection fails', async () => {
  const { log, events } = createLog()
  const renew = async () => await Promise.reject(new Error('no answer'))
  const { stream, versions, failures } = open({ log, renew })
  await stream.start('0.0')
  events.push(rightsEvent(1), event(2))
  stream.push(events)
  await expect.poll(() => failures).toHaveLength(1)
  expect(versions()).toEqual([])
})

test('a client that comes back over a change of its rights loads anew', async () => {
  const { log, events } = createLog()
  events.push(event(1), rightsEvent(2), event(3))
  const { stream, versions } = open({ log, asOf: '1.3' })
  await stream.start('1.1')
  expect(versions()).toEqual(['resync'])
})

const step = fc.oneof(
  { weight: 6, arbitrary: fc.constant('event' as const) },
  { weight: 1, arbitrary: fc.constantFrom<Visibility>('all', 'own') },
)

test('however live events, catching up and changes of rights fall together, each comes once, in order, by the right rights', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(step, { maxLength: 40 }),
      fc.array(step, { maxLength: 40 }),
      fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1 }),
      async (scheduler, before, during, batches) => {
        const { log, events } = createLog(async () => await scheduler.schedule(Promise.resolve()))
        // What the rights are once the log has come to each event.
        const known: Visibility[] = ['all']
        const write = (next: (typeof before)[number]) => {
          const seq = events.length + 1
          events.push(next === 'event' ? event(seq) : rightsEvent(seq))
          known.push(next === 'event' ? (known.at(-1) ?? 'all') : next)
        }
        before.forEach(write)
        const asOf = events.at(-1)?.cursor ?? '0.0'
        const renew = async () => {
          await scheduler.schedule(Promise.resolve())
          return rights(known.at(-1) ?? 'all')
        }
        const first = rights(known.at(-1) ?? 'all')
        const { stream, versions, resyncs } = open({ log, asOf, first, renew })
        const starting = stream.start(asOf)
        const writing = scheduler.scheduleSequence(
          chunks(during, batches).map((chunk) => async () => {
            const from = events.length
            chunk.forEach(write)
            stream.push(events.slice(from))
          }),
        )
        await scheduler.waitIdle()
        await Promise.all([starting, writing.task])

        const got = versions()
        const numbers = got.filter((each) => each !== 'resync')
        expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b))
        // The number of an event is its place. Nothing is given by rights that are older than it.
        for (const number of numbers)
          if (events[number - 1]?.type === 'conversation.updated')
            expect(known.slice(number)).toContain('all')
        // Nothing that may be seen to the end is left out, but for what a client that loads anew finds there.
        const reloaded = got.lastIndexOf('resync')
        const place = Number((reloaded === -1 ? asOf : resyncs.at(-1))?.split('.')[1])
        const missing = events
          .slice(place)
          .filter(({ version, type }) => type === 'member.updated' || !known.slice(version).includes('own'))
          .filter(({ version }) => !numbers.includes(version))
        expect(missing).toEqual([])
        if (known.at(-1) !== known[before.length]) expect(reloaded).toBeGreaterThan(-1)
      },
    ),
    { numRuns: 400 },
  )
})

function chunks<T>(items: readonly T[], sizes: readonly number[]): T[][] {
  const cut: T[][] = []
  for (let from = 0, turn = 0; from < items.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1
    cut.push(items.slice(from, from + size))
    from += size
  }
  return cut
}
