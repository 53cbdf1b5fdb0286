import { BIN_MS } from '@hubbub/detect'
import { expect, test } from 'vitest'
import { gapsThatMatter, guardedBins, sightOf, type SourceGap } from './coverage-guard.ts'
import { nextLook } from './look-times.ts'

const gap = (id: string, from: number, to: number, state: SourceGap['state'] = 'open'): SourceGap => ({
  channel: { id, name: `Channel ${id}` },
  from: from * BIN_MS,
  to: to * BIN_MS,
  state,
  reason: 'away',
})
const span = { from: new Date(0), to: new Date(6 * BIN_MS) }
const counted = (index: number, mentions: number) => ({
  at: new Date(index * BIN_MS),
  mentions,
  negative: 1,
  reach: 10,
  scored: mentions,
  texts: mentions - 2,
  topReach: 5000,
})
const both = new Set(['a', 'b'])

test('every five minutes are there, with what was counted and what was not heard', () => {
  const gaps = [gap('a', 1, 3), gap('b', 2, 3), gap('a', 4, 5, 'closed')]
  const bins = guardedBins([counted(0, 7)], { span, gaps, sources: both })
  expect(bins.map(({ gap: why }) => why ?? null)).toEqual([null, 'part', 'down', null, 'backfill', null])
  expect(bins[0]).toMatchObject({ mentions: 7, distinct: 5, reach: 5000, topReach: 5000 })
  expect(bins[5]).toEqual({ at: 5 * BIN_MS, mentions: 0 })
})

test('what was closed again at once, and what others miss, does not matter', () => {
  const gaps = [gap('a', 1, 2, 'closed'), gap('a', 1, 5, 'closed'), gap('c', 0, 9)]
  expect(gapsThatMatter(gaps, both)).toEqual([gaps[1]])
})

test('how much is seen is said in words', () => {
  const gaps = [gap('a', 2, 9)]
  const half = guardedBins([], { span, gaps, sources: both })
  expect(sightOf(half, { gaps, sources: both })).toEqual({
    kind: 'partly',
    reason: 'Not heard: Channel a (away); 1 of 2 sources are',
    since: new Date(2 * BIN_MS).toISOString(),
  })
  const none = new Set(['a'])
  expect(sightOf(guardedBins([], { span, gaps, sources: none }), { gaps, sources: none })).toMatchObject({
    kind: 'blind',
    reason: 'None of its sources is heard: Channel a (away)',
  })
  expect(sightOf(guardedBins([], { span, gaps: [], sources: both }), { gaps: [], sources: both })).toBeNull()
})

test('after five minutes are over it looks at once, twice more, and when the next are over', () => {
  const times = [0]
  while ((times.at(-1) ?? 0) < BIN_MS) times.push(nextLook(times.at(-1) ?? 0).getTime())
  expect(times).toEqual([0, 15_000, 60_000, BIN_MS])
})
