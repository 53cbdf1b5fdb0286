import type { Incident } from '@hubbub/contracts'
import type { Grade } from '@hubbub/detect'
import { severityOf } from '../alerts/alert-severity.ts'

/** Whose word stands, and what the figures say. */
export function saidByHand({ severity, lowerSince, byHand }: Grade): Pick<Incident, 'calmSince' | 'byHand'> {
  if (byHand == null)
    return { calmSince: lowerSince === null ? null : new Date(lowerSince).toISOString(), byHand: null }
  const { by, at, reason } = byHand
  return {
    calmSince: null,
    byHand: { by, at: new Date(at).toISOString(), reason, figures: severityOf[severity] },
  }
}

/** To be said beside a rise that ends what a person had said. */
export const againstWhom = ({ byHand }: Grade): string =>
  byHand == null ? '' : `, for the figures are worse than when ${byHand.by} set it by hand`
