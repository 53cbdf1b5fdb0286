import type { LiveEvent } from '@hubbub/contracts'
import { expect, test } from 'vitest'
import { compareWithLog } from './compare-with-log.ts'

const event = (id: string): LiveEvent => ({
  cursor: `7.${id}`,
  id,
  type: 'conversation.updated',
  subjectId: 's',
  conversationId: 'c',
  version: 1,
  actorId: null,
  at: '2026-01-01T00:00:00.000Z',
  gone: false,
})
const compare = (log: string, seen: string) => {
  const all = seen.split(' ').map((id, at) => ({ event: event(id), at, connection: 1 }))
  const { missed, ...others } = compareWithLog(log.split(' ').map(event), all)
  const idsOf = (list: typeof all) => list.map((each) => each.event.id).join(' ')
  return {
    missed: missed.map(({ id }) => id).join(' '),
    doubled: idsOf(others.doubled),
    strange: idsOf(others.strange),
    disordered: idsOf(others.disordered),
  }
}
const none = { missed: '', doubled: '', strange: '', disordered: '' }

test.each([
  ['1 2 3', '1 2 3', {}],
  ['1 2 3', '1 3', { missed: '2' }],
  ['1 2 3', '1 2 3 2', { doubled: '2' }],
  ['1 2 3', '0 1 2 3', { strange: '0' }],
  ['1 2 3', '1 3 2', { disordered: '2' }],
  ['1 2 3', '0 0', { missed: '1 2 3', doubled: '0', strange: '0' }],
])('of the log %s a client saw %s', (log, seen, wrong) => {
  expect(compare(log, seen)).toEqual({ ...none, ...wrong })
})

test('what it loaded anew it has not missed, and what came before or after it has', () => {
  const log = '1 2 3 4 5 6 7 8 9 10'.split(' ').map(event)
  const seen = ['1', '2', '9'].map((id) => ({ event: event(id), at: 0, connection: 1 }))
  const missed = (seenBefore: number, cursor: string) =>
    compareWithLog(log, seen, [{ seen: seenBefore, cursor }])
      .missed.map(({ id }) => id)
      .join(' ')
  expect(missed(2, '7.8')).toBe('10')
  expect(missed(2, '7.5')).toBe('6 7 8 10')
  expect(missed(2, '8.1')).toBe('')
  expect(missed(3, '7.10')).toBe('3 4 5 6 7 8')
})
