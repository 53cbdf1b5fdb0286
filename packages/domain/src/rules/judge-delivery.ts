import type { RecipientResult } from '@hubbub/contracts'
import type { DeliveryErrorClass, DeliverySettlement } from '../ports/deliveries.ts'

/** What came of an attempt, in the words of the channel. */
export type DeliveryOutcome =
  | { kind: 'sent'; response: string; recipients: readonly RecipientResult[] }
  | DeliveryFailure
  /** It broke off, and the network says that nothing has left. */
  | { kind: 'not-sent'; message: string }
  /** It broke off where nobody can tell whether it left. */
  | { kind: 'uncertain'; message: string }

export interface DeliveryFailure {
  kind: 'failed'
  class: 'retry' | 'rate-limited' | 'reauthorize' | 'rejected'
  message: string
  until: Date | null
  recipients: readonly RecipientResult[]
}

export interface DeliveryBefore {
  /** The one that is judged included. */
  attempts: number
  recipients: readonly RecipientResult[]
}

/** How long an answer is tried for: 10 attempts, about four hours. */
const MAX_ATTEMPTS = 10
const FIRST_DELAY_MS = 15_000
const MAX_DELAY_MS = 60 * 60_000
/** A sign-in has to be mended by a person, which makes it due at once. */
const SIGN_IN_DELAY_MS = 10 * 60_000

interface Moment {
  now: Date
  /** 0 to 1. */
  random: number
}

/** How a delivery stands after an attempt. */
export function judgeDelivery(
  before: DeliveryBefore,
  outcome: DeliveryOutcome,
  moment: Moment,
): DeliverySettlement {
  switch (outcome.kind) {
    case 'uncertain':
      return settled(before, {
        state: 'uncertain',
        at: moment.now,
        response: outcome.message,
        errorClass: 'uncertain',
      })
    case 'not-sent':
      return settled(before, {
        state: 'queued',
        at: moment.now,
        response: outcome.message,
        errorClass: 'retry',
      })
    case 'sent':
      return judgeSent(
        { ...before, recipients: merge(before.recipients, outcome.recipients) },
        outcome.response,
        moment,
      )
    case 'failed':
      return judgeFailure(
        { ...before, recipients: merge(before.recipients, outcome.recipients) },
        outcome,
        moment,
      )
  }
}

function judgeSent(known: DeliveryBefore, response: string, moment: Moment): DeliverySettlement {
  const { now } = moment
  const has = (status: RecipientResult['status']) =>
    known.recipients.some((recipient) => recipient.status === status)
  if (has('deferred') && known.attempts < MAX_ATTEMPTS) {
    return settled(known, { state: 'queued', at: later(known, moment), response, errorClass: 'retry' })
  }
  const reached = known.recipients.length === 0 || has('accepted')
  if (!reached) return settled(known, { state: 'failed', at: now, response, errorClass: 'rejected' })
  return { ...settled(known, { state: 'sent', at: now, response, errorClass: null }), sentAt: now }
}

function judgeFailure(known: DeliveryBefore, failure: DeliveryFailure, moment: Moment): DeliverySettlement {
  const { class: errorClass, message: response } = failure
  const again = (at: Date, attempts = known.attempts) =>
    settled({ ...known, attempts }, { state: 'queued', at, response, errorClass })
  switch (errorClass) {
    // Neither is the message's fault: they count as no attempt.
    case 'reauthorize':
      return again(new Date(moment.now.getTime() + SIGN_IN_DELAY_MS), known.attempts - 1)
    case 'rate-limited':
      return again(failure.until ?? later(known, moment), known.attempts - 1)
    case 'retry':
      if (known.attempts < MAX_ATTEMPTS) return again(later(known, moment))
      break
    case 'rejected':
      break
  }
  return settled(known, { state: 'failed', at: moment.now, response, errorClass })
}

function settled(
  { attempts, recipients }: DeliveryBefore,
  to: {
    state: DeliverySettlement['state']
    at: Date
    response: string
    errorClass: DeliveryErrorClass | null
  },
): DeliverySettlement {
  const { state, at, response, errorClass } = to
  return { state, attempts, notBefore: at, recipients: [...recipients], response, errorClass, sentAt: null }
}

/** Doubling, with a fifth of chance so that what failed together does not come back together. */
function later({ attempts }: DeliveryBefore, { now, random }: Moment): Date {
  const delay = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.max(0, attempts - 1))
  return new Date(now.getTime() + Math.round(delay * (0.9 + 0.2 * random)))
}

function merge(before: readonly RecipientResult[], after: readonly RecipientResult[]): RecipientResult[] {
  return [...new Map([...before, ...after].map((result) => [result.address.toLowerCase(), result])).values()]
}

/** Whom the next attempt addresses; undefined: everybody. */
export function stillOpen(recipients: readonly RecipientResult[]): string[] | undefined {
  const deferred = recipients.filter(({ status }) => status === 'deferred').map(({ address }) => address)
  return deferred.length === 0 ? undefined : deferred
}
