import { type ChannelOutcome, recordChannelOutcome } from '@hubbub/domain'
import { sleep } from '@hubbub/runtime'
import { channelFailure, type ChannelFailure, createBell, workContext } from '@hubbub/worker'
import { backoffMs } from './backoff.ts'
import type { CollectDeps, Target } from './collect-deps.ts'
import { log } from './log.ts'
import { runSession } from './run-session.ts'
import { SilentStream } from './run-stream.ts'

/** How soon another process takes over what one has left. */
const LEASE_RETRY_MS = 5_000
/** Only a person can help; their change is heard. */
const HELPLESS_MS = 10 * 60_000
/** A timer holds no more. */
const LONGEST_MS = 24 * 3_600_000

export interface Collector {
  /** The channel is not what it was: begins anew with what is stored now. */
  changed(): void
  stop(): Promise<void>
}

/** Collects from one channel for as long as this process holds its lease. Twice at once would be harmless, but waste. */
export function createCollector(deps: CollectDeps, target: Target): Collector {
  const ending = new AbortController()
  let renewal = new AbortController()
  const running = holdLease(deps, target, {
    ending: ending.signal,
    renew: () => {
      renewal = new AbortController()
      return renewal.signal
    },
  })
  return {
    changed: () => renewal.abort(),
    async stop() {
      ending.abort()
      await running
    },
  }
}

interface Life {
  ending: AbortSignal
  /** A signal that aborts with the next change of the channel. */
  renew(): AbortSignal
}

async function holdLease(deps: CollectDeps, target: Target, { ending, renew }: Life): Promise<void> {
  while (!ending.aborted) {
    const lease = await deps.database.leases.take(`collect ${target.channelId}`).catch((error: unknown) => {
      log.warn({ err: error }, 'a lease could not be asked for')
      return null
    })
    if (lease === null) {
      await sleep(LEASE_RETRY_MS, ending)
      continue
    }
    try {
      await collectWhile(deps, target, { held: AbortSignal.any([ending, lease.lost]), renew })
    } finally {
      await lease.release()
    }
  }
}

async function collectWhile(
  deps: CollectDeps,
  target: Target,
  { held, renew }: { held: AbortSignal; renew: Life['renew'] },
): Promise<void> {
  let failures = 0
  const onSuccess = () => {
    failures = 0
  }
  while (!held.aborted) {
    const signal = AbortSignal.any([held, renew()])
    try {
      await runSession(deps, target, { signal, bell: createBell(), onSuccess })
      failures = 0
    } catch (error) {
      // What a change broke off was no failure, and says nothing of the channel as it is now.
      if (signal.aborted) continue
      failures += 1
      const failure = channelFailure(error)
      const { channelId } = target
      log.warn({ err: error, channelId, class: failure.class, failures }, 'collecting failed')
      if (failure.theirs) await report(deps, target, outcomeOf(error, failure))
      await sleep(waitMs(deps, failure, failures), signal)
      if (signal.aborted) failures = 0
    }
  }
}

async function report(
  deps: CollectDeps,
  { workspaceId, channelId }: Target,
  outcome: ChannelOutcome,
): Promise<void> {
  const ctx = workContext(deps, { workspaceId, trace: null })
  await recordChannelOutcome(ctx, { channelId, outcome }).catch((error: unknown) => {
    log.warn({ err: error }, 'a channel’s state could not be noted')
  })
}

function outcomeOf(error: unknown, failure: ChannelFailure): ChannelOutcome {
  if (error instanceof SilentStream) return { part: 'fetch', kind: 'silent', seconds: error.seconds }
  const { class: errorClass, message, until, budget } = failure
  return { part: 'fetch', kind: 'failed', class: errorClass, message, until, budget }
}

function waitMs({ clock }: CollectDeps, failure: ChannelFailure, failures: number): number {
  if (failure.class === 'reauthorize' || failure.class === 'rejected') return HELPLESS_MS
  if (failure.until === null) return backoffMs(failures)
  return Math.min(LONGEST_MS, Math.max(1_000, failure.until.getTime() - clock.now().getTime()))
}
