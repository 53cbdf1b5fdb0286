import { type Bin, BIN_MS } from '@hubbub/detect'
import { describe, expect, test } from 'vitest'
import { judgeMentions, judgeWindow, type RuleMemory } from './judge-watch.ts'

const bins = (...counts: (number | Partial<Bin>)[]): Bin[] =>
  counts.map((count, index) => ({
    at: index * BIN_MS,
    ...(typeof count === 'number' ? { mentions: count } : { mentions: 0, ...count }),
  }))

describe('a limit over the last minutes', () => {
  const watch = { kind: 'threshold', what: 'mentions', count: 10, minutes: 15 } as const
  const run = (all: Bin[], cooldownMinutes = 0) => {
    let memory: RuleMemory = {}
    return all.flatMap((_bin, index) => {
      const judged = judgeWindow(all.slice(0, index + 1), watch, { memory, cooldownMinutes })
      memory = judged.memory
      return judged.found === null ? [] : [index]
    })
  }

  test('counts its own minutes only, and is told once while it stays over', () => {
    expect(run(bins(9, 0, 0, 9, 0, 0))).toEqual([])
    expect(run(bins(4, 3, 3, 4, 4, 3))).toEqual([2])
    // Under it, and over it again.
    expect(run(bins(10, 0, 0, 0, 10))).toEqual([0, 4])
  })

  test('is told again when it has grown by half', () => {
    expect(run(bins(10, 0, 4, 15))).toEqual([0, 3])
  })

  test('is told after its rest, if it is still over', () => {
    expect(run(bins(10, 0, 0, 0, 10, 0, 0, 0), 60)).toEqual([0])
    expect(run(bins(10, 0, 0, 0, 10, 5, 5), 30)).toEqual([0, 6])
  })

  test('leaves out what was fetched afterwards, and says nothing where nothing was heard', () => {
    expect(run(bins({ mentions: 99, gap: 'backfill' }, 3, 3))).toEqual([])
    expect(run(bins(5, 4, { gap: 'down' }, 5))).toEqual([])
    expect(run(bins({ mentions: 12, gap: 'part' }))).toEqual([0])
  })
})

test('a share needs mentions enough to be one', () => {
  const watch = { kind: 'negative-share', percent: 50, least: 10, minutes: 5 } as const
  const judge = (scored: number, negative: number) =>
    judgeWindow(bins({ mentions: scored, scored, negative }), watch, { memory: {}, cooldownMinutes: 0 }).found
  expect(judge(9, 9)).toBeNull()
  expect(judge(10, 4)).toBeNull()
  expect(judge(10, 5)?.reasons[0]).toMatchObject({
    detector: 'share',
    sentence: '50% of 10 mentions in 5 minutes are negative; the limit is 50%',
    value: 0.5,
  })
})

describe('mentions one by one', () => {
  const author = { kind: 'author', followers: 1000 } as const
  const said = (id: string, followers = 2000) => ({ id, at: BIN_MS + 1, followers, author: `${id} Smith` })

  test('are each told of once, by the largest', () => {
    const first = judgeMentions([said('a', 9000), said('b')], author, {
      memory: {},
      cooldownMinutes: 0,
      at: 2 * BIN_MS,
    })
    expect(first.found).toMatchObject({
      key: 'author:a',
      at: BIN_MS,
      reasons: [{ sentence: 'a Smith spoke of it, whom 9k follow, and 1 more whom many follow' }],
    })
    const again = judgeMentions([said('a'), said('b')], author, {
      memory: first.memory,
      cooldownMinutes: 0,
      at: 3 * BIN_MS,
    })
    expect(again.found).toBeNull()
  })

  test('are passed over while it rests', () => {
    const rests = { memory: { toldAt: BIN_MS }, cooldownMinutes: 60, at: 2 * BIN_MS }
    const passed = judgeMentions([said('a')], author, rests)
    expect(passed).toMatchObject({ found: null, memory: { seen: ['a'] } })
  })

  test('are counted where a rule wants several, and told of when there is a new one among them', () => {
    const keyword = { kind: 'keyword', query: 'recall', count: 2, minutes: 60 } as const
    const judge = (all: string[], memory: RuleMemory) =>
      judgeMentions(
        all.map((id) => said(id)),
        keyword,
        { memory, cooldownMinutes: 0, at: 2 * BIN_MS },
      )
    expect(judge(['a'], {})).toMatchObject({ found: null, memory: {} })
    const found = judge(['b', 'a'], {})
    expect(found.found?.reasons[0]?.sentence).toBe('2 mentions of “recall” in an hour; the limit is 2')
    expect(judge(['b', 'a'], found.memory).found).toBeNull()
    expect(judge(['c', 'b', 'a'], found.memory).found).not.toBeNull()
  })
})
