import type { EscalationState, NoticeWay, Severity } from '@hubbub/contracts'

/** The most severe first, as they are offered. */
export const severityWords = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
} satisfies Record<Severity, string>

export const stateWords = {
  open: 'Nobody has it',
  acknowledged: 'Acknowledged',
  exhausted: 'Nobody answered',
  resolved: 'Resolved',
} satisfies Record<EscalationState, string>

export const wayWords = {
  'in-app': 'In the app',
  email: 'E-mail',
  webhook: 'Webhook',
  push: 'Push',
  telegram: 'Telegram',
} satisfies Record<NoticeWay, string>
