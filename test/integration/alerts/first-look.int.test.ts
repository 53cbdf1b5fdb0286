import type { AlertRuleSettings } from '@hubbub/domain'
import { expect, test } from 'vitest'
import { BIN, MINUTE, openWatch } from './lib/open-watch.ts'

const burst = (at: number, count: number, more: object = {}) =>
  Array.from({ length: count }, (_, index) => ({ at: at + index * 1000, ...more }))

const since = (at: Awaited<ReturnType<typeof openWatch>>, id: string, from: number) =>
  at.sql('UPDATE alert_rule SET looks_from = $2 WHERE id = $1', [id, new Date(from).toISOString()])

test('what was said between saving a rule and its first look is news, and what was before is not', async () => {
  await using at = await openWatch()
  await at.pastUntil(at.start - 2 * BIN)
  const kinds: { [kind: string]: AlertRuleSettings['watch'] } = {
    learned: { kind: 'learned', detectors: ['spike'] },
    threshold: { kind: 'threshold', what: 'mentions', count: 40, minutes: 15 },
    share: { kind: 'negative-share', percent: 80, least: 20, minutes: 5 },
    author: { kind: 'author', followers: 100_000 },
    keyword: { kind: 'keyword', query: 'lawsuit', count: 2, minutes: 30 },
  }
  const rules: string[] = []
  for (const watch of Object.values(kinds)) {
    const rule = await at.rule({ watch })
    rules.push(rule)
    // Two minutes into its five minutes, and nobody looks for a quarter of an hour.
    await since(at, rule, at.start + 2 * MINUTE)
  }
  const before = { followers: 500_000, author: 'Old news', text: 'A lawsuit' }
  await at.say([{ at: at.start - 8 * MINUTE, ...before }])
  await at.say(
    burst(at.start + 6 * MINUTE, 60, { sentiment: 'negative', followers: 150_000, text: 'a lawsuit!' }),
  )
  for (const id of Object.values(rules)) expect(await at.look(id, at.start + 3 * BIN + 1000)).toHaveLength(1)
  expect(await at.alerts()).toMatchObject(Array.from({ length: 5 }, () => ({ at: new Date(at.start + BIN) })))
  // Those that are saved only after it find nothing new in it.
  for (const watch of Object.values(kinds)) {
    const later = await at.rule({ watch })
    await since(at, later, at.start + 3 * BIN)
    expect(await at.look(later, at.start + 3 * BIN + 1000)).toEqual([])
    expect(await at.look(later, at.start + 4 * BIN)).toEqual([])
  }
})

test('what passed a limit and was over again while nobody looked is told of, and what is older than hours is not', async () => {
  await using at = await openWatch()
  await at.pastUntil(at.start - 12 * 60 * MINUTE)
  const watch = { kind: 'threshold', what: 'mentions', count: 40, minutes: 5 } as const
  const rules = [
    await at.rule({ watch }),
    await at.rule({ watch: { kind: 'author', followers: 100_000 } }),
    await at.rule({ watch: { kind: 'keyword', query: 'lawsuit', count: 2, minutes: 5 } }),
  ]
  for (const rule of rules) expect(await at.look(rule, at.start - 8 * 60 * MINUTE)).toEqual([])
  const loud = { followers: 150_000, text: 'a lawsuit!' }
  await at.say(burst(at.start - 7 * 60 * MINUTE, 60, loud))
  await at.say(burst(at.start - 3 * 60 * MINUTE, 60, loud))
  for (const rule of rules) expect(await at.look(rule, at.start)).toHaveLength(1)
  expect(await at.alerts()).toMatchObject(
    rules.map(() => ({ at: new Date(at.start - 3 * 60 * MINUTE), found_at: new Date(at.start) })),
  )
  for (const rule of rules) expect(await at.look(rule, at.start + BIN)).toEqual([])
})
