import { answeredPercent, type playbookChecks } from '@hubbub/contracts'

/** What the product can see of an incident by itself. */
export interface CheckFacts {
  acknowledged: boolean
  hasOwner: boolean
  hasNextStep: boolean
  statementPublished: boolean
  held: boolean
  contained: boolean
  resolved: boolean
  /** Conversations that belong to it. */
  conversations: number
  answered: number
}

const simple = {
  acknowledged: ({ acknowledged, hasOwner }) => acknowledged || hasOwner,
  'owner set': ({ hasOwner }) => hasOwner,
  'next step set': ({ hasNextStep }) => hasNextStep,
  'statement published': ({ statementPublished }) => statementPublished,
  'hold on': ({ held }) => held,
  contained: ({ contained, resolved }) => contained || resolved,
  resolved: ({ resolved }) => resolved,
} satisfies Record<(typeof playbookChecks)[number], (facts: CheckFacts) => boolean>

const isSimple = (check: string): check is keyof typeof simple => check in simple

/** Whether a task is done by itself. Where nobody wrote, nobody was answered. */
export function isMet(check: string, facts: CheckFacts): boolean {
  if (isSimple(check)) return simple[check](facts)
  const percent = answeredPercent(check)
  if (percent === null || facts.conversations === 0) return false
  return facts.answered * 100 >= percent * facts.conversations
}
