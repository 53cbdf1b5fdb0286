import { type MarkKind, type Priority, prioritySchema } from '@hubbub/contracts'
import type { MarkRoute } from '../ports/routing.ts'

/** What several messages bear together, in one order. */
export const gatherMarks = (before: readonly MarkKind[], more: readonly MarkKind[]): MarkKind[] =>
  [...new Set([...before, ...more])].toSorted()

/** What the marks of a message ask for: the highest priority of theirs, and the team of the first that names one. */
export function routeByMarks(
  routes: readonly MarkRoute[],
  marks: readonly MarkKind[],
): { priority: Priority; teamId: string | null } {
  const named = routes.filter(({ kind }) => marks.includes(kind))
  const priority = named.reduce<Priority>((most, route) => higher(most, route.priority ?? 'none'), 'none')
  // Who is about to leave is more than somebody who asks.
  const byWeight = named.toSorted((a, b) => weigh(a.kind) - weigh(b.kind))
  return { priority, teamId: byWeight.find(({ teamId }) => teamId !== null)?.teamId ?? null }
}

export const higher = (a: Priority, b: Priority): Priority =>
  prioritySchema.options.indexOf(a) >= prioritySchema.options.indexOf(b) ? a : b

const weights: readonly MarkKind[] = ['churn', 'anger', 'complaint', 'buying', 'question', 'praise']
const weigh = (kind: MarkKind) => weights.indexOf(kind)
