import type { ActionSettlement } from '../ports/actions.ts'
import type { DeliveryFailure } from './judge-delivery.ts'

/** About an hour. */
const MAX_ATTEMPTS = 8
const FIRST_DELAY_MS = 10_000
const MAX_DELAY_MS = 20 * 60_000

/** How an action stands after an attempt. All of them can be done twice, so what broke off is simply done again. */
export function judgeAction(
  attempts: number,
  failure: Pick<DeliveryFailure, 'class' | 'message' | 'until'> | null,
  { now, random }: { now: Date; random: number },
): ActionSettlement {
  if (failure === null) return { state: 'done', error: null, attempts, notBefore: now }
  const { class: kind, message: error, until } = failure
  const delay = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.max(0, attempts - 1))
  const later = new Date(now.getTime() + Math.round(delay * (0.9 + 0.2 * random)))
  // A limit is not the action's fault: it counts as no attempt.
  if (kind === 'rate-limited')
    return { state: 'queued', error, attempts: attempts - 1, notBefore: until ?? later }
  if (kind === 'retry' && attempts < MAX_ATTEMPTS)
    return { state: 'queued', error, attempts, notBefore: later }
  return { state: 'failed', error, attempts, notBefore: now }
}
