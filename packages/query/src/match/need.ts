import { keyOf } from '../keys.ts'
import { allOf, anyOf, anything, type Needed, needWords, one } from './need-words.ts'
import type { LeafPlan, Plan } from './plan.ts'

/** What a message must have, before it is read, for a query to match it. */
export function needOf(plan: Plan): Needed {
  switch (plan.is) {
    case 'all':
      return allOf(plan.parts.map(needOf))
    case 'any':
      return anyOf(...plan.parts.map(needOf))
    case 'not': {
      const { need, exact } = needOfLeaf(plan.part)
      return exact ? { need: { is: 'none', part: need }, exact } : anything
    }
    default:
      return needOfLeaf(plan)
  }
}

function needOfLeaf(plan: LeafPlan): Needed {
  switch (plan.is) {
    case 'words':
      return needWords(plan.units, plan.titled ? keyOf.titled : undefined, plan.within !== null)
    case 'raw':
      return allOf([...plan.forms.map((form) => ({ need: one(form), exact: false })), anything])
    case 'near':
      return allOf([...plan.parts.map(needOf), anything])
    case 'field':
      return plan.needed
  }
}
