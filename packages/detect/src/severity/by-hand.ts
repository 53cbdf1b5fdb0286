import { type Severity, severities } from './severities.ts'

/** What a person says against the figures. Plain, to be stored as it is. */
export interface ByHand {
  severity: Severity
  /** The lowest that the figures have said since. */
  least: Severity
  by: string
  /** Milliseconds since 1970. */
  at: number
  reason: string
}

const isWorse = (one: Severity, than: Severity) => severities.indexOf(one) > severities.indexOf(than)

/**
 * What is left of it once the figures say `figures`: a person knows what no figure does, so it stands however long, up and
 * down. Only what got worse since, and is worse than it, ends it: somebody who lowers an incident does not know of what
 * comes later.
 */
export function heed(byHand: ByHand, figures: Severity): ByHand | null {
  if (isWorse(figures, byHand.severity) && isWorse(figures, byHand.least)) return null
  return isWorse(byHand.least, figures) ? { ...byHand, least: figures } : byHand
}
