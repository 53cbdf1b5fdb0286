import type { ChatMessage } from '@hubbub/contracts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyChange, merge, nothing, unreadIn } from './timeline.ts'

const message = (id: string, part: Partial<ChatMessage> = {}): ChatMessage => ({
  id,
  clientId: null,
  from: 'agent',
  author: 'Mina',
  text: id,
  files: [],
  byMail: false,
  deleted: false,
  at: `2026-11-30T12:00:0${id}.000Z`,
  read: false,
  version: 1,
  ...part,
})

test('in whatever order and however often it comes, it stands once, in its order, as it is now', () => {
  const all = ['1', '2', '3', '4'].flatMap((id) => [1, 2].map((version) => message(id, { version })))
  fc.assert(
    fc.property(fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }), (order) => {
      const known = order.reduce<ChatMessage[]>((before, one) => merge(before, [one]), [])
      expect(known.map(({ id, version }) => `${id}.${version}`)).toEqual(['1.2', '2.2', '3.2', '4.2'])
    }),
    { numRuns: 50 },
  )
})

test('what is gone is gone, and what was seen stays seen', () => {
  const timeline = { ...nothing, messages: [message('1'), message('2')], seenAt: '2026-11-30T12:00:00.000Z' }
  const after = applyChange(timeline, { messages: [message('3')], gone: ['1'], seenAt: null })
  expect(after.messages.map(({ id }) => id)).toEqual(['2', '3'])
  expect(after.seenAt).toBe('2026-11-30T12:00:00.000Z')
})

test('only answers that nobody looked at are unread', () => {
  const own = message('1', { from: 'visitor' })
  const [read, deleted] = [message('2', { read: true }), message('3', { deleted: true })]
  expect(unreadIn([own, read, deleted, message('4')]).map(({ id }) => id)).toEqual(['4'])
})
