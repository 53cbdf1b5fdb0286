import { expect, test } from 'vitest'
import { refTo } from './messenger.fixtures.ts'
import { messengerTerms } from './terms.ts'

const now = new Date('2026-11-30T10:00:00Z')
const after = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
type Case = { humanAgent?: boolean; audience?: 'direct' | 'public' }
const ways = (hours: number, { humanAgent = false, audience = 'direct' }: Case = {}) =>
  messengerTerms(
    { comments: true, humanAgent },
    { last: refTo('1', { audience }), lastInboundAt: after(hours), now },
  ).ways

test('a conversation can be answered for 24 hours, by people for a week where the app may', () => {
  expect(ways(23)).toMatchObject([{ audience: 'direct', can: true, until: new Date('2026-11-30T11:00:00Z') }])
  expect(ways(25)).toMatchObject([{ can: false, why: expect.stringContaining('Human Agent') }])
  expect(ways(25, { humanAgent: true })).toMatchObject([
    { can: true, until: new Date('2026-12-06T09:00:00Z') },
  ])
  expect(ways(169, { humanAgent: true })).toMatchObject([
    { can: false, why: expect.stringContaining('seven days') },
  ])
})

test('a comment can be answered below it for ever, and once in private for a week', () => {
  const shown = (hours: number) =>
    ways(hours, { audience: 'public' }).map(({ audience, can }) => [audience, can])
  expect(shown(1)).toEqual([
    ['public', true],
    ['direct', true],
  ])
  expect(shown(200)).toEqual([
    ['public', true],
    ['direct', false],
  ])
})
