import type { ReadMessage } from '../text/read-message.ts'
import { findNear } from './near.ts'
import type { LeafPlan, Plan, WordsPlan } from './plan.ts'
import { findRaw } from './raw.ts'
import { findLoose, hasWords } from './words.ts'

/** Whether a query matches. */
export function holds(plan: Plan, read: ReadMessage): boolean {
  switch (plan.is) {
    case 'all':
      for (const part of plan.parts) if (!holds(part, read)) return false
      return true
    case 'any':
      for (const part of plan.parts) if (holds(part, read)) return true
      return false
    case 'not':
      return !leafHolds(plan.part, read)
    default:
      return leafHolds(plan, read)
  }
}

function leafHolds(plan: LeafPlan, read: ReadMessage): boolean {
  switch (plan.is) {
    case 'words':
      return plan.within === null
        ? hasWords(read, plan.units, plan.titled)
        : findLoose(read, plan.units, reachOf(plan)).length > 0
    case 'raw':
      return findRaw(read, plan.text, true).length > 0
    case 'near':
      return findNear(read, plan).length > 0
    case 'field':
      return plan.holds(read)
  }
}

/** Two words are as far apart as NEAR takes them; each further one needs a place of its own. */
export const reachOf = ({ units, within }: WordsPlan) => (within ?? 0) + Math.max(0, units.length - 2)
