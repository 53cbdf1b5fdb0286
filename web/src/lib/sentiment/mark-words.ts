import type { MarkKind } from '@hubbub/contracts'

/** From what matters most; the order in which marks are shown. */
export const markWords = {
  churn: 'About to leave',
  anger: 'Anger',
  complaint: 'Complaint',
  buying: 'Wants to buy',
  question: 'Question',
  praise: 'Praise',
} satisfies Record<MarkKind, string>
