import {
  AppError,
  type FailedMonitorExample,
  type MonitorExamples,
  type MonitorLists,
} from '@hubbub/contracts'
import { checkExamples, parse, type Query } from '@hubbub/query'
import { changingIn, type Changing, wholeQuery } from '../rules/whole-query.ts'

/** What a query listens for within its lists. Refuses one that cannot be read, and says what is wrong and where. */
export function readWhole(what: { query: string; lists: MonitorLists }): { tree: Query; asks: Changing[] } {
  const parsed = parse(what.query)
  const tree = wholeQuery(what)
  if (parsed.ok && tree !== null) return { tree, asks: changingIn(tree) }
  throw new AppError({
    code: 'monitor.query_invalid',
    kind: 'invalid',
    message: parsed.ok
      ? 'The query cannot be read'
      : (parsed.errors[0]?.message ?? 'The query cannot be read'),
    details: { problems: parsed.ok ? [] : parsed.errors },
  })
}

/** Those that do not come out as they must. The query alone is held against them: an example has no author. */
export function failedExamples(query: string, examples: MonitorExamples): FailedMonitorExample[] {
  const parsed = parse(query)
  if (!parsed.ok) return []
  return checkExamples(parsed.tree, examples).map(({ list, index, because }) => ({
    list,
    index,
    terms: [...new Set([...(because?.marks ?? []).map(({ term }) => term), ...(because?.fields ?? [])])],
  }))
}

export function expectExamples(query: string, examples: MonitorExamples): void {
  const failed = failedExamples(query, examples)
  if (failed.length === 0) return
  throw new AppError({
    code: 'monitor.examples_failed',
    kind: 'invalid',
    message: 'Examples do not come out as they must',
    details: { failed },
  })
}
