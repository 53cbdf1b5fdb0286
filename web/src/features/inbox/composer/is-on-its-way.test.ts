import type { Draft } from '@hubbub/contracts'
import { expect, it } from 'vitest'
import type { Queued } from '#lib/outbox/outgoing.ts'
import { isOnItsWay } from './is-on-its-way.ts'

const queued: Queued = {
  outgoing: {
    clientId: 's1',
    conversationId: 'c1',
    mode: 'reply',
    text: 'Hello Jo',
    files: [],
    envelope: {},
    mentionedMemberIds: [],
    replaces: { stamp: '3 2026-05-04T10:00:00Z', texts: ['Hello Jo', 'Hello'] },
  },
  at: 1,
  error: null,
  state: 'waiting',
}
const draft = (more: Partial<Draft>): Draft => ({
  mode: 'reply',
  text: 'Something else',
  envelope: {},
  attachmentIds: [],
  updatedAt: '2026-05-04T10:00:00Z',
  version: 9,
  ...more,
})

it.each([
  ['the state that it was written from', draft({ version: 3, text: 'He' }), true],
  ['a save whose answer never came', draft({ text: 'Hello' }), true],
  ['another text', draft({}), false],
  ['the same text as a note', draft({ mode: 'note', text: 'Hello' }), false],
])('%s', (_what, one, expected) => {
  expect(isOnItsWay([queued], 'c1', one)).toBe(expected)
  expect(isOnItsWay([queued], 'c2', one)).toBe(false)
})
