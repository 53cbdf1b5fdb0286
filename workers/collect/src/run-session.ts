import type { ChannelSession } from '@hubbub/channels'
import { judgeVolume, recordChannelOutcome, type WorkChannel, type WorkContext } from '@hubbub/domain'
import { sleep } from '@hubbub/runtime'
import { type Bell, channelOf, createBell, openSession, workContext } from '@hubbub/worker'
import { backoffMs } from './backoff.ts'
import type { CollectDeps, Target } from './collect-deps.ts'
import { log } from './log.ts'
import { pullChannel, type Stored } from './pull-channel.ts'
import { repairGaps } from './repair-gaps.ts'
import { runStream } from './run-stream.ts'

/** A channel that goes well says so this often. */
const REPORT_MS = 30_000
/** How often it is asked whether a channel is unusually silent, and gaps that could not be closed are tried again. */
const LOOK_MS = 10 * 60_000
/** While nothing is announced one would wait for the next rescan: so soon it is watched again, though all goes wrong. */
const WATCH_MS = 10_000
/** A timer holds no more. */
const LONGEST_MS = 24 * 3_600_000

export interface SessionRun {
  /** Aborts when the channel has changed, the lease is lost or the process ends. */
  signal: AbortSignal
  bell: Bell
  onSuccess(): void
}

/** Keeps one session open: streams, or pulls at once, on every change the network announces, and on every rescan. */
export async function runSession(deps: CollectDeps, target: Target, run: SessionRun): Promise<void> {
  const { signal } = run
  const { workspaceId, channelId } = target
  const ctx = workContext(deps, { workspaceId, trace: null })
  const channel = await ctx.store.transaction(workspaceId, ({ channels }) => channels.forWork(channelId))
  if (channel === null || !channel.enabled) return await sleep(deps.rescanMs, signal)
  if (await isHeldUp(deps, channel, signal)) return
  const { capabilities } = channelOf(deps.channels, channel.kind)
  await using session = openSession(deps, { workspaceId, channel })
  // A stream takes up by itself what else is wanted; whoever asks from time to time is told to do so now.
  const deafen = capabilities.stream ? null : deps.wanted?.onChange(workspaceId, () => run.bell.ring())
  const ending = new AbortController()
  const stop = AbortSignal.any([signal, ending.signal])
  const report = createReport(ctx, channelId, run)
  const look = createBell()
  const onStored = async (stored: Stored) => {
    if (stored.gaps > 0) look.ring()
    await report(stored)
  }
  const pull = { session, signal: stop, onStored }
  const beside = [lookNowAndThen(deps, target, { session, signal: stop, look })]
  if (capabilities.watch && !capabilities.stream) beside.push(keepWatch(session, stop, run.bell))
  try {
    if (capabilities.stream) await runStream(deps, target, { ...pull, staleMs: capabilities.staleMs })
    else if (capabilities.listen) await pullOnAndOn(deps, target, { ...pull, bell: run.bell, report })
    else await report({ fresh: 0, gaps: 0 }).then(async () => await sleep(LONGEST_MS, stop))
  } finally {
    deafen?.()
    ending.abort()
    await Promise.all(beside)
  }
}

/** What the network or the budget has held up until a time is not tried before, whoever starts. */
async function isHeldUp({ clock }: CollectDeps, channel: WorkChannel, signal: AbortSignal): Promise<boolean> {
  if (channel.delayedUntil === null) return false
  const ms = channel.delayedUntil.getTime() - clock.now().getTime()
  if (ms <= 0) return false
  await sleep(Math.min(ms, LONGEST_MS), signal)
  return true
}

interface Pulling {
  session: ChannelSession
  signal: AbortSignal
  onStored: (stored: Stored) => Promise<void>
}

async function pullOnAndOn(
  deps: CollectDeps,
  target: Target,
  { bell, report, ...pull }: Pulling & { bell: Bell; report: Report },
): Promise<void> {
  while (!pull.signal.aborted) {
    await pullChannel(deps, target, pull)
    await report({ fresh: 0, gaps: 0 })
    await bell.wait(deps.rescanMs, pull.signal)
  }
}

type Report = (stored: Stored) => Promise<void>

/** Notes that it goes well: at once, then now and then, and when somebody is heard. */
function createReport(ctx: WorkContext, channelId: string, { onSuccess }: SessionRun): Report {
  let reportedAt = -Infinity
  let heardAt = -Infinity
  return async ({ fresh }) => {
    onSuccess()
    const now = performance.now()
    const heard = fresh > 0
    if (now - (heard ? heardAt : reportedAt) < REPORT_MS) return
    reportedAt = now
    if (heard) heardAt = now
    await recordChannelOutcome(ctx, { channelId, outcome: { part: 'fetch', kind: 'succeeded', heard } })
  }
}

/** Beside the hearing itself: closes gaps, and asks whether it is too silent. What fails here is tried again. */
async function lookNowAndThen(
  deps: CollectDeps,
  target: Target,
  { session, signal, look }: Pick<Pulling, 'session' | 'signal'> & { look: Bell },
): Promise<void> {
  const ctx = workContext(deps, { workspaceId: target.workspaceId, trace: null })
  let failures = 0
  while (!signal.aborted) {
    try {
      await repairGaps(deps, target, { session, signal })
      await judgeVolume(ctx, target.channelId)
      failures = 0
    } catch (error) {
      failures += 1
      if (!signal.aborted) log.warn({ err: error, channelId: target.channelId }, 'looking back failed')
    }
    // What broke off a repair is mostly over soon; nobody who is answered wants to wait for it longer than that.
    await look.wait(failures === 0 ? LOOK_MS : Math.min(LOOK_MS, backoffMs(failures)), signal)
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
    await sleep(Math.min(WATCH_MS, backoffMs(failures)), signal)
  }
}
