import type { ChannelHealth } from '@hubbub/contracts'

export type ChannelOutcome = {
  /** What was tried: the two sides of a mailbox fail apart. */
  part: 'fetch' | 'send'
} & (
  | { kind: 'succeeded' }
  | {
      kind: 'failed'
      class: 'retry' | 'rate-limited' | 'reauthorize' | 'rejected'
      message: string
      /** When the network said that it goes on. */
      until?: Date | null
    }
)

export interface HealthBefore {
  health: ChannelHealth
  lastError: string | null
  lastSuccessAt: Date | null
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

/** How a channel is doing after it was tried. */
export function judgeHealth(before: HealthBefore, outcome: ChannelOutcome, now: Date): HealthAfter {
  const after = judge(before, outcome, now)
  const delayedUntil =
    outcome.kind === 'failed' && after.health === 'delayed' ? (outcome.until ?? null) : null
  return {
    ...after,
    delayedUntil,
    changed: after.health !== before.health || after.lastError !== before.lastError,
  }
}

function judge(
  before: HealthBefore,
  outcome: ChannelOutcome,
  now: Date,
): Pick<HealthAfter, 'health' | 'lastError'> {
  const { health, lastError } = before
  const cannotSend = health === 'needs-sign-in' && lastError?.startsWith(SENDING)
  if (outcome.kind === 'succeeded') {
    // That mail comes in does not say that answers leave again.
    return outcome.part === 'fetch' && cannotSend
      ? { health, lastError }
      : { health: 'connected', lastError: null }
  }
  if (outcome.part === 'send') {
    // A reply that fails shows so itself; only a sign-in concerns all of them.
    if (outcome.class !== 'reauthorize') return { health, lastError }
    return { health: 'needs-sign-in', lastError: SENDING + outcome.message }
  }
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
