import type { LiveEvent } from '@hubbub/contracts'
import type { LoggedEvent } from '@hubbub/domain'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Access } from './access.ts'
import { createStream, type LogReader } from './stream.ts'

const workspaceId = 'w'
const access = (visibility: 'all' | 'own'): Access => ({
  userId: 'u',
  memberId: 'm',
  name: 'Ada',
  availability: 'online',
  viewer: { memberId: 'm', visibility, teamIds: [], permissions: new Set() },
})
const event = (seq: number, assigneeId: string | null = null): LoggedEvent => ({
  cursor: `${Math.ceil(seq / 3)}.${seq}`,
  id: `e${seq}`,
  type: 'conversation.updated',
  subjectId: 'c',
  conversationId: 'c',
  version: seq,
  actor: { kind: 'system', id: null, name: '' },
  at: new Date(0),
  data: { audience: { assigneeId, teamId: null } },
})
const logOf = (events: LoggedEvent[]): LogReader => ({
  read: async (_workspace, after, limit) => {
    const at = events.findIndex(({ cursor }) => cursor === after)
    return events.slice(at + 1, at + 1 + limit)
  },
  head: async () => events.at(-1)?.cursor ?? '0.0',
})

function collect(log: LogReader, visibility: 'all' | 'own' = 'all') {
  const got: LiveEvent[] = []
  const resyncs: string[] = []
  const cursors: string[] = []
  const stream = createStream({
    workspaceId,
    access: () => access(visibility),
    log,
    send: ({ events, cursor }) => {
      got.push(...events)
      cursors.push(cursor)
    },
    resync: ({ cursor }) => resyncs.push(cursor),
  })
  return { stream, got, resyncs, cursors }
}

test('a new client starts at the end of the log and is told where that is', async () => {
  const { stream, got, cursors } = collect(logOf([event(1), event(2)]))
  await stream.start(undefined)
  expect(got).toEqual([])
  expect(cursors).toEqual(['1.2'])
})

test('however live events and catching up fall together, each comes once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 0, max: 40 }),
      async (a, b, c) => {
        const [from, liveFrom, head] = [a, b, c].toSorted((x, y) => x - y) as [number, number, number]
        const all = Array.from({ length: 45 }, (_, index) => event(index + 1))
        const { stream, got } = collect(logOf(all.slice(0, head)))
        const starting = stream.start(from === 0 ? '0.0' : (all[from - 1]?.cursor ?? '0.0'))
        stream.push(all.slice(liveFrom, head))
        await starting
        stream.push(all.slice(Math.max(0, head - 2)))
        expect(got.map(({ version }) => version)).toEqual(all.slice(from).map(({ version }) => version))
      },
    ),
  )
})

test('who was away too long loads anew', async () => {
  const all = Array.from({ length: 2_500 }, (_, index) => event(index + 1))
  const { stream, resyncs } = collect(logOf(all))
  await stream.start('0.0')
  expect(resyncs).toEqual([all.at(-1)?.cursor])
})

test('what is not for these eyes does not come, but what comes later still does', async () => {
  const { stream, got } = collect(logOf([]), 'own')
  await stream.start('0.0')
  stream.push([event(1, 'someone'), event(2, 'm')])
  expect(got.map(({ version }) => version)).toEqual([2])
})
