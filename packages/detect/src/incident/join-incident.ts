import { type Severity, severities } from '../severity/severities.ts'
import { type IncidentState, isOpen } from './move-incident.ts'

/** The same for whatever belongs to one incident: brand, rule and topic, however the topic is written. */
export function incidentKey({
  brandId,
  rule,
  topic,
}: {
  brandId: string
  rule: string
  topic: string | null
}): string {
  const plain = topic?.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/g, ' ') ?? ''
  return JSON.stringify([brandId, rule, plain])
}

export type Joined = { kind: 'open' } | { kind: 'join' } | { kind: 'raise'; to: Severity }

/**
 * What an alert does: it opens an incident where none with its key is open, else it joins that one, and raises it where it
 * is more severe. It never lowers it, and opens nothing again: what was resolved and returns is an incident of its own.
 */
export function joinIncident(
  known: { state: IncidentState; severity: Severity } | null,
  alert: { severity: Severity },
): Joined {
  if (known === null || !isOpen(known.state)) return { kind: 'open' }
  const isWorse = severities.indexOf(alert.severity) > severities.indexOf(known.severity)
  return isWorse ? { kind: 'raise', to: alert.severity } : { kind: 'join' }
}
