export const incidentStates = ['detected', 'triage', 'active', 'contained', 'resolved', 'reviewed'] as const
export type IncidentState = (typeof incidentStates)[number]

/** A false alarm is resolved from anywhere; what flares up again is active again; what is reviewed is over for good. */
const moves: Record<IncidentState, readonly IncidentState[]> = {
  detected: ['triage', 'active', 'resolved'],
  triage: ['active', 'contained', 'resolved'],
  active: ['contained', 'resolved'],
  contained: ['active', 'resolved'],
  resolved: ['active', 'reviewed'],
  reviewed: [],
}

/** Where an incident may go from where it is. */
export const nextStates = (from: IncidentState): readonly IncidentState[] => moves[from]

export const mayMove = (from: IncidentState, to: IncidentState): boolean => moves[from].includes(to)

/** Later mentions join it. */
export const isOpen = (state: IncidentState): boolean => state !== 'resolved' && state !== 'reviewed'
