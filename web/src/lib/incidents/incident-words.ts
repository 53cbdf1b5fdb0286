import type { IncidentState } from '@hubbub/contracts'

export const incidentStateWords = {
  detected: 'Nobody looks at it yet',
  triage: 'Being looked at',
  active: 'Active',
  contained: 'Contained',
  resolved: 'Resolved',
  reviewed: 'Reviewed',
} satisfies Record<IncidentState, string>

export const isOver = (state: IncidentState): boolean => state === 'resolved' || state === 'reviewed'

/** What a button says that moves it there. */
export const moveWords = {
  detected: '',
  triage: 'Look at it',
  active: 'It is active',
  contained: 'It is contained',
  resolved: 'Resolve',
  reviewed: 'Review',
} satisfies Record<IncidentState, string>

export const stateTones = {
  detected: 'danger',
  triage: 'warning',
  active: 'danger',
  contained: 'info',
  resolved: 'resolved',
  reviewed: 'neutral',
} as const satisfies Record<IncidentState, string>
