import type { ApprovalState, StatementState } from '@hubbub/contracts'

export const stateWords = {
  draft: 'Draft',
  asked: 'Waits for approval',
  approved: 'Approved',
  refused: 'Refused',
  lapsed: 'Approval lapsed',
} satisfies Record<StatementState, string>

export const stateTones = {
  draft: 'neutral',
  asked: 'warning',
  approved: 'success',
  refused: 'danger',
  lapsed: 'danger',
} as const satisfies Record<StatementState, string>

export const approvalWords = {
  asked: 'asked',
  approved: 'approved',
  refused: 'refused',
  withdrawn: 'taken back',
  voided: 'void: it was changed',
  lapsed: 'lapsed',
} satisfies Record<ApprovalState, string>

export const minutesWords = (minutes: number): string =>
  minutes < 60 ? `${minutes} min` : `${minutes / 60} h`
