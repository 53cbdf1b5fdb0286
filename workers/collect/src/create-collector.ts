import { recordChannelOutcome } from '@hubbub/domain'
import { type Bell, channelFailure, type ChannelFailure, createBell, workContext } from '@hubbub/worker'
import { backoffMs } from './backoff.ts'
import type { CollectDeps, Target } from './collect-deps.ts'
import { log } from './log.ts'
import { runSession } from './run-session.ts'

/** How soon another process takes over what one has left. */
const LEASE_RETRY_MS = 5_000
/** Only a person can help; their change rings the bell. */
const HELPLESS_MS = 10 * 60_000

export interface Collector {
  /** The channel is not what it was: begins anew with what is stored now. */
  changed(): void
  stop(): Promise<void>
}

/** Collects from one channel for as long as this process holds its lease. Twice at once would be harmless, but waste. */
export function createCollector(deps: CollectDeps, target: Target): Collector {
  const ending = new AbortController()
  const bell = createBell()
  let renewal = new AbortController()

  const session = async (held: AbortSignal, onSuccess: () => void) => {
    renewal = new AbortController()
    await runSession(deps, target, { signal: AbortSignal.any([held, renewal.signal]), bell, onSuccess })
  }
  const running = holdLease(deps, target, { ending: ending.signal, bell, session })
  return {
    changed() {
      renewal.abort()
      bell.ring()
    },
    async stop() {
      ending.abort()
      await running
    },
  }
}

interface Loop {
  ending: AbortSignal
  bell: Bell
  session(held: AbortSignal, onSuccess: () => void): Promise<void>
}

async function holdLease(deps: CollectDeps, target: Target, { ending, bell, session }: Loop): Promise<void> {
  while (!ending.aborted) {
    const lease = await deps.database.leases.take(`collect ${target.channelId}`).catch((error: unknown) => {
      log.warn({ err: error }, 'a lease could not be asked for')
      return null
    })
    if (lease === null) {
      await bell.wait(LEASE_RETRY_MS, ending)
      continue
    }
    try {
      const held = AbortSignal.any([ending, lease.lost])
      await collectWhile(deps, target, { held, bell, session })
    } finally {
      await lease.release()
    }
  }
}

async function collectWhile(
  deps: CollectDeps,
  target: Target,
  { held, bell, session }: { held: AbortSignal; bell: Bell; session: Loop['session'] },
): Promise<void> {
  let failures = 0
  const onSuccess = () => {
    failures = 0
  }
  while (!held.aborted) {
    try {
      await session(held, onSuccess)
    } catch (error) {
      if (held.aborted) return
      failures += 1
      const failure = channelFailure(error)
      log.warn(
        { err: error, channelId: target.channelId, class: failure.class, failures },
        'collecting failed',
      )
      await report(deps, target, failure)
      await bell.wait(waitMs(deps, failure, failures), held)
    }
  }
}

async function report(
  deps: CollectDeps,
  { workspaceId, channelId }: Target,
  failure: ChannelFailure,
): Promise<void> {
  if (!failure.theirs) return
  const ctx = workContext(deps, { workspaceId, trace: null })
  const { class: errorClass, message } = failure
  const outcome = { part: 'fetch', kind: 'failed', class: errorClass, message } as const
  await recordChannelOutcome(ctx, { channelId, outcome }).catch((error: unknown) => {
    log.warn({ err: error }, 'a channel’s state could not be noted')
  })
}

function waitMs({ clock }: CollectDeps, failure: ChannelFailure, failures: number): number {
  if (failure.class === 'reauthorize' || failure.class === 'rejected') return HELPLESS_MS
  if (failure.until === null) return backoffMs(failures)
  return Math.min(HELPLESS_MS, Math.max(1_000, failure.until.getTime() - clock.now().getTime()))
}
