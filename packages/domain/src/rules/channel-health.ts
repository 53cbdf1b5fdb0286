import type { ChannelHealth } from '@hubbub/contracts'

export type ChannelOutcome = {
  /** What was tried: the two sides of a mailbox fail apart. */
  part: 'fetch' | 'send'
} &
  /** `heard`: and somebody said something. */
  (
    | { kind: 'succeeded'; heard?: boolean }
    | {
        kind: 'failed'
        class: 'retry' | 'rate-limited' | 'reauthorize' | 'rejected'
        message: string
        /** When the network said that it goes on. */
        until?: Date | null
        /** It is the channel's own budget that is used up. */
        budget?: boolean
      }
    /** It answers, but nothing comes where something always came. */
    | { kind: 'quiet'; message: string }
    /** A stream gives no sign of life. */
    | { kind: 'silent'; seconds: number }
    /** And now it is as it always was. */
    | { kind: 'usual' }
  )

export interface HealthBefore {
  health: ChannelHealth
  lastError: string | null
  lastSuccessAt: Date | null
  delayedUntil?: Date | null
}

export interface HealthAfter {
  health: ChannelHealth
  lastError: string | null
  delayedUntil: Date | null
  /** Whether people have to be told. */
  changed: boolean
}

/** A hiccup is no failure: mail that comes this much later is late, not lost. */
const PATIENCE_MS = 5 * 60_000
const SENDING = 'Sending: '
const SILENT = 'No sign of life'

/** How a channel is doing after it was tried. */
export function judgeHealth(before: HealthBefore, outcome: ChannelOutcome, now: Date): HealthAfter {
  const after = judge(before, outcome, now)
  const isFetch = outcome.part === 'fetch' && outcome.kind === 'failed'
  const until = (isFetch ? outcome.until : before.delayedUntil) ?? null
  return {
    ...after,
    delayedUntil: after.health === 'delayed' || after.health === 'stopped' ? until : null,
    changed: after.health !== before.health || after.lastError !== before.lastError,
  }
}

function judge(
  before: HealthBefore,
  outcome: ChannelOutcome,
  now: Date,
): Pick<HealthAfter, 'health' | 'lastError'> {
  const { health, lastError } = before
  if (outcome.kind === 'quiet' || outcome.kind === 'silent') {
    // Who cannot be reached is silent anyway.
    const reached = health === 'connected' || health === 'quiet'
    const message = outcome.kind === 'quiet' ? outcome.message : `${SILENT} for ${outcome.seconds} s`
    return reached ? { health: 'quiet', lastError: message } : { health, lastError }
  }
  if (outcome.kind === 'usual')
    return health === 'quiet' && lastError?.startsWith(SILENT) !== true
      ? { health: 'connected', lastError: null }
      : { health, lastError }
  const cannotSend = health === 'needs-sign-in' && lastError?.startsWith(SENDING)
  if (outcome.kind === 'succeeded') {
    // That mail comes in does not say that answers leave again.
    if (outcome.part === 'fetch' && cannotSend) return { health, lastError }
    // Nor does an answer of the network say that it tells all.
    const isShort = health === 'quiet' && lastError?.startsWith(SILENT) !== true
    if (isShort && outcome.heard !== true) return { health, lastError }
    return { health: 'connected', lastError: null }
  }
  if (outcome.part === 'send') {
    // A reply that fails shows so itself; only a sign-in concerns all of them.
    if (outcome.class !== 'reauthorize') return { health, lastError }
    return { health: 'needs-sign-in', lastError: SENDING + outcome.message }
  }
  if (outcome.class === 'rate-limited' && outcome.budget === true)
    return { health: 'stopped', lastError: outcome.message }
  return { health: failing(before, outcome.class, now), lastError: outcome.message }
}

function failing(
  before: HealthBefore,
  errorClass: Extract<ChannelOutcome, { kind: 'failed' }>['class'],
  now: Date,
): ChannelHealth {
  if (errorClass === 'reauthorize') return 'needs-sign-in'
  if (errorClass === 'rejected') return 'failing'
  if (errorClass === 'rate-limited') return 'delayed'
  const recent = before.lastSuccessAt !== null && now.getTime() - before.lastSuccessAt.getTime() < PATIENCE_MS
  return recent ? 'delayed' : 'failing'
}
