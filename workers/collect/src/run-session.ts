import type { ChannelSession } from '@hubbub/channels'
import { recordChannelOutcome } from '@hubbub/domain'
import { sleep } from '@hubbub/runtime'
import { type Bell, channelOf, openSession, workContext } from '@hubbub/worker'
import { backoffMs } from './backoff.ts'
import type { CollectDeps, Target } from './collect-deps.ts'
import { log } from './log.ts'
import { pullChannel } from './pull-channel.ts'

/** A mailbox that goes well says so this often. */
const REPORT_MS = 30_000

export interface SessionRun {
  /** Aborts when the channel has changed, the lease is lost or the process ends. */
  signal: AbortSignal
  bell: Bell
  onSuccess(): void
}

/** Keeps one session open: pulls at once, on every change the network announces, and on every rescan. */
export async function runSession(deps: CollectDeps, target: Target, run: SessionRun): Promise<void> {
  const { signal, bell } = run
  const { workspaceId, channelId } = target
  const ctx = workContext(deps, { workspaceId, trace: null })
  const channel = await ctx.store.transaction(workspaceId, ({ channels }) => channels.forWork(channelId))
  if (channel === null || !channel.enabled) return await sleep(deps.rescanMs, signal)
  await using session = openSession(deps, channel)
  const ending = new AbortController()
  const stop = AbortSignal.any([signal, ending.signal])
  const watching = channelOf(deps.channels, channel.kind).capabilities.watch
    ? keepWatch(session, stop, bell)
    : undefined
  try {
    let reportedAt = 0
    while (!stop.aborted) {
      await pullChannel(deps, target, { session, signal: stop })
      run.onSuccess()
      if (performance.now() - reportedAt > REPORT_MS || reportedAt === 0) {
        await recordChannelOutcome(ctx, { channelId, outcome: { part: 'fetch', kind: 'succeeded' } })
        reportedAt = performance.now()
      }
      await bell.wait(deps.rescanMs, stop)
    }
  } finally {
    ending.abort()
    await watching
  }
}

/** Rings whenever there may be something to pull. A watch that breaks is begun again; meanwhile the rescan goes on. */
async function keepWatch(session: ChannelSession, signal: AbortSignal, bell: Bell): Promise<void> {
  let failures = 0
  const onChange = () => {
    failures = 0
    bell.ring()
  }
  while (!signal.aborted) {
    try {
      await session.watch({ signal, onChange })
    } catch (error) {
      if (!signal.aborted) log.debug({ err: error }, 'a watch broke')
    }
    if (signal.aborted) return
    // Whatever broke it shows in the next pull.
    bell.ring()
    failures += 1
    await sleep(backoffMs(failures), signal)
  }
}
