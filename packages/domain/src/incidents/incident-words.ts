import type { IncidentState, Severity } from '@hubbub/contracts'

export const stateWords = {
  detected: 'Detected',
  triage: 'Being looked at',
  active: 'Active',
  contained: 'Contained',
  resolved: 'Resolved',
  reviewed: 'Reviewed',
} satisfies Record<IncidentState, string>

export const severities: readonly Severity[] = ['low', 'medium', 'high', 'critical']
export const isWorse = (one: Severity, than: Severity) => severities.indexOf(one) > severities.indexOf(than)
export const incidentPath = (id: string) => `/incidents/${id}`
