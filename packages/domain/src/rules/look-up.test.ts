import { notOffered } from '@hubbub/contracts'
import { expect, test } from 'vitest'
import { chooseAsker, isDue, isSame, keptOf } from './look-up.ts'

const now = new Date('2026-11-30T12:00:00Z')
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
const identity = { kind: 'x', value: '1', name: null }
const profile = keptOf(identity)
const looked = (fetched: number | null, asked: number | null = fetched, problem: string | null = null) => ({
  identity,
  profile: fetched === null ? null : profile,
  fetchedAt: fetched === null ? null : hoursAgo(fetched),
  askedAt: asked === null ? null : hoursAgo(asked),
  problem,
})

test('a profile is due after a day, and one that nobody ever asked for is not', () => {
  expect(isDue(looked(23.9), now)).toBe(false)
  expect(isDue(looked(24), now)).toBe(true)
  expect(isDue(looked(null), now)).toBe(false)
})

test('a network that did not answer is left alone for an hour', () => {
  expect(isDue(looked(30, 0.5, 'away'), now)).toBe(false)
  expect(isDue(looked(30, 1, 'away'), now)).toBe(true)
  expect(isDue(looked(null, 0.5, 'away'), now)).toBe(false)
  expect(isDue(looked(null, 2, 'away'), now)).toBe(true)
  // A refresh that failed does not make what is young old.
  expect(isDue(looked(3, 2, 'away'), now)).toBe(false)
})

const can = { can: true, why: null }
const asker = (id: string, part: object = {}) => ({ id, kind: 'x', enabled: true, profile: can, ...part })

test('the account that spoke with them last asks, of those that can', () => {
  const choose = (...askers: ReturnType<typeof asker>[]) =>
    chooseAsker(askers, { kind: 'x', spokenWith: ['b', 'a'] })
  expect(choose(asker('z'), asker('a'), asker('b'))).toMatchObject({ asker: { id: 'b' } })
  expect(choose(asker('z'), asker('a'), asker('b', { enabled: false }))).toMatchObject({ asker: { id: 'a' } })
  expect(choose(asker('z'))).toMatchObject({ asker: { id: 'z' } })
  expect(choose(asker('b', { kind: 'mastodon' }))).toBeNull()
  expect(choose()).toBeNull()
})

test('why none can is said in the words of the account that would', () => {
  const lacking = { profile: { can: false, why: 'It lacks users:read' } }
  const choose = (...askers: ReturnType<typeof asker>[]) =>
    chooseAsker(askers, { kind: 'x', spokenWith: ['b'] })
  expect(choose(asker('a', { enabled: false }), asker('b', lacking))).toEqual({
    whyNot: 'It lacks users:read',
  })
  expect(choose(asker('a', { enabled: false }))).toEqual({ whyNot: 'The account is switched off' })
  // A mailbox has no such thing, and nothing is said of it.
  expect(choose(asker('a', { profile: { can: false, why: notOffered } }))).toBeNull()
})

test('who has the handle by now is not who was asked for', () => {
  expect(isSame(identity, { ...identity, name: 'Anna' })).toBe(true)
  expect(isSame(identity, { ...identity, value: '2' })).toBe(false)
})

test('what the network leaves out is kept as unknown, and an empty word as none', () => {
  expect(keptOf({ ...identity, bio: ' ', followers: 0, verified: false })).toEqual({
    name: null,
    handle: null,
    url: null,
    bio: null,
    followers: 0,
    verified: false,
    joinedAt: null,
  })
})
