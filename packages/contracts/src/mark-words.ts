import type { MarkKind } from './entities/mark.ts'

/** What people call marks; from what matters most, which is the order in which they are shown. */
export const markWords = {
  churn: 'About to leave',
  anger: 'Anger',
  complaint: 'Complaint',
  buying: 'Wants to buy',
  question: 'Question',
  praise: 'Praise',
} satisfies Record<MarkKind, string>
