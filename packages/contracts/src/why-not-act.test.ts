import { expect, test } from 'vitest'
import type { Ability, Allowance } from './entities/channel.ts'
import type { MessageActionKind } from './entities/message-action.ts'
import { whyNotAct } from './why-not-act.ts'

const yes: Allowance = { can: true, why: null }
const all: Partial<Record<Ability, Allowance>> = { react: yes, hide: yes, delete: yes }
const comment = {
  kind: 'message',
  direction: 'in',
  post: { audience: 'public', deletedAt: null },
  delivery: null,
} as const
const ours = { ...comment, direction: 'out', delivery: { state: 'sent' } } as const
const direct = { ...comment, post: { audience: 'direct', deletedAt: null } } as const
const gone = { ...comment, post: { audience: 'public', deletedAt: '2026-01-01T00:00:00Z' } } as const

const kinds: MessageActionKind[] = ['react', 'unreact', 'hide', 'show', 'remove']
const open = (message: Parameters<typeof whyNotAct>[0], abilities = all) =>
  kinds.filter((kind) => whyNotAct(message, kind, abilities) === null)

test('what customers wrote can be answered with a sign or hidden, what we wrote taken back', () => {
  expect(open(comment)).toEqual(['react', 'unreact', 'hide', 'show'])
  expect(open(ours)).toEqual(['remove'])
  expect(open({ ...ours, delivery: null })).toEqual(['remove'])
})

test('what only two can read is not hidden from others', () => {
  expect(open(direct)).toEqual(['react', 'unreact'])
})

test('what is gone, no post, or not on the network yet is left alone', () => {
  expect(open(gone)).toEqual([])
  expect(open({ ...comment, post: null })).toEqual([])
  expect(open({ ...ours, delivery: { state: 'queued' } })).toEqual([])
})

test('the reason of the account is told', () => {
  const why = 'X has taken likes away from self-serve apps'
  expect(whyNotAct(comment, 'react', { react: { can: false, why } })).toBe(why)
  expect(whyNotAct(comment, 'hide', {})).toBe('The network does not offer it')
})
