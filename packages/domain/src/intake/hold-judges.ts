import { holdBook, type MonitorBook } from '../monitors/monitor-book.ts'
import type { Repositories, Store } from '../ports/store.ts'
import type { PhraseRule } from '../rules/judge-sentiment.ts'

/** By what all that arrives is judged. */
export interface Judges {
  rules: readonly PhraseRule[]
  book: MonitorBook
}

interface Place {
  store: Store
  workspaceId: string
}

/** Of each store, so that all that runs in a process shares them. */
const atHand = new WeakMap<Store, Map<string, Judges>>()
const MOST_WORKSPACES = 200

/** They stay as they are until the transaction ends. */
export async function holdJudges(
  { store, workspaceId }: Place,
  repositories: Pick<Repositories, 'matches' | 'sentiment'>,
): Promise<Judges> {
  const rules = await repositories.sentiment.holdRules()
  const judges = { rules, book: await holdBook({ store, workspaceId }, repositories) }
  const kept = atHand.get(store) ?? new Map<string, Judges>()
  atHand.set(store, kept)
  kept.delete(workspaceId)
  kept.set(workspaceId, judges)
  const [oldest] = kept.keys()
  if (kept.size > MOST_WORKSPACES && oldest !== undefined) kept.delete(oldest)
  return judges
}

/** As they were when somebody in this process held them last: good to begin with, for whoever holds them before writing. */
export const judgesAtHand = ({ store, workspaceId }: Place): Judges | null =>
  atHand.get(store)?.get(workspaceId) ?? null

export const sameJudges = (some: Judges, others: Judges): boolean =>
  some.book.stamp === others.book.stamp && JSON.stringify(some.rules) === JSON.stringify(others.rules)
