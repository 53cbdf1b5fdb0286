import type { Clock, InboundBatch, InboundGap, ListeningProblem } from '@hubbub/contracts'
import { sleep } from '@hubbub/runtime'
import { ChannelError } from '../channel-error.ts'
import type { PullInput } from '../contract.ts'
import { limits } from './config.ts'
import { parseCursor, type XCursor } from './cursor.ts'
import { backfillMinutes, openPostStream, type StreamTiming } from './open-post-stream.ts'
import type { PostStream } from './post-stream.ts'
import { idOf, readPosts } from './read-posts.ts'
import { createSchedule } from './schedule.ts'
import { type Listened, type Listener, textsOf } from '../listening/create-listener.ts'
import { followWanted, type WantedFollower } from '../listening/follow-wanted.ts'
import { createSeen } from '../seen.ts'
import { syncRules } from './sync-rules.ts'
import { searchTerms } from './search-between.ts'
import { timeOfId } from './snowflake.ts'
import { directSource, mentionsSource, searchSources, type Source, type SourceDeps } from './sources.ts'

export interface PullDeps extends SourceDeps {
  timing: StreamTiming
  listener: Listener
}

/** More at a time only where they wait, and then they cost fewer transactions. */
const BATCH = 250
/** Before a break the stream may have held back what it had. */
const OVERLAP_MS = 30_000
const DAY_MS = 86_400_000

/**
 * Asks for mentions and direct messages from time to time and reads the stream in between. Every batch carries the
 * cursor of all of them, moved only by what it holds.
 */
export async function* pullX(
  given: PullDeps,
  { cursor: stored, signal }: PullInput,
): AsyncGenerator<InboundBatch> {
  const { settings, client, timing, clock, listener } = given
  using follower = followWanted(listener)
  const wanted = await listener.now()
  const refused: ListeningProblem[] = []
  const onRefused = async (query: string, message: string) => {
    const monitorIds = wanted.plan.terms.flatMap((term) => (query.includes(term.text) ? term.monitorIds : []))
    const told = { monitorIds, message: `X does not take “${query}”: ${message}` }
    if (refused.some((one) => one.message === told.message)) return
    refused.push(told)
    await listener.note(wanted, refused)
  }
  const deps = { ...given, terms: textsOf(wanted.plan), onRefused }
  const streams = deps.terms.length > 0 && settings.listen === 'stream' && client.tokens.app() !== null
  const schedule = createSchedule(sourcesOf(deps, streams))
  const first = parseCursor(stored)
  const state: PullState = { cursor: first, seen: createSeen(first.recent), signal }

  const isDecidedAnew = createBudgetWatch(deps)

  // What can be asked for is, before the stream is opened: that it is refused must not keep it back.
  yield* askDue(deps, schedule, state)
  const opened = streams ? await openStream(deps, wanted, { cursor: state.cursor, signal }) : null
  follower.ask(wanted)
  if (!streams) await listener.note(wanted, refused)
  using stream = opened?.stream ?? null
  for await (const batch of opened?.missed ?? []) yield { ...state.seen.fresh(batch), cursor: state.cursor }
  for (;;) {
    schedule.throwIfAllFail(stream !== null)
    if (stream === null) {
      yield { messages: [], unreadable: [], cursor: state.cursor }
      await sleep(schedule.untilNext(timing.lifeMs), AbortSignal.any([signal, follower.rung()]))
    } else {
      const waitMs = schedule.untilNext(timing.lifeMs)
      const batch = await readStream(deps, stream, { waitMs, rung: follower.rung(), signal })
      state.cursor = { ...state.cursor, streamAt: aliveAt(clock, stream).toISOString() }
      yield { ...state.seen.fresh(batch), cursor: state.cursor }
    }
    signal.throwIfAborted()
    // The stream begins and ends with what the budget has left for it: the next pull decides anew.
    if (streams && (await isDecidedAnew(stream !== null))) return
    if ((await takeUp(deps, follower, stream, signal)) === 'anew') return
    yield* askDue(deps, schedule, state)
  }
}

/** Before rules are tried again that X did not take for a reason of the moment. */
const RETRY_MS = 5_000

/**
 * Where something else is wanted, the rules change while the stream runs. Without a stream, or where nothing is left to
 * listen for, the next pull begins anew with what is wanted then.
 */
async function takeUp(
  { client, listener, settings }: PullDeps,
  follower: WantedFollower,
  stream: PostStream | null,
  signal: AbortSignal,
): Promise<'anew' | 'goes on'> {
  const next = await follower.next()
  if (next === null) return 'goes on'
  const { terms } = next.plan
  if (stream === null && (terms.length > 0 || settings.terms.length > 0)) return 'anew'
  try {
    await listener.note(next, stream === null ? [] : await syncRules(client, terms, signal))
    follower.ask(next)
  } catch (error) {
    signal.throwIfAborted()
    if (!(error instanceof ChannelError) || error.class === 'reauthorize') throw error
    follower.retryIn(Math.max(RETRY_MS, (error.until?.getTime() ?? 0) - Date.now()))
  }
  return stream !== null && terms.length === 0 ? 'anew' : 'goes on'
}

/** Whether what the budget allows is no longer what was begun; looked at from time to time. */
function createBudgetWatch({ purse, timing }: PullDeps) {
  let lookedAt = performance.now()
  return async (isListening: boolean) => {
    if (performance.now() - lookedAt < timing.budgetMs) return false
    lookedAt = performance.now()
    return (await purse.allows('listen')) !== isListening
  }
}

/** Up to then it is sure that nothing was missed: what waits to be stored would be lost with this process. */
function aliveAt(clock: Clock, stream: PostStream): Date {
  const oldest = stream.oldestId()
  const alive = clock.now().getTime() - stream.silentMs()
  return new Date(oldest === null ? alive : Math.min(alive, timeOfId(oldest).getTime()))
}

interface PullState {
  cursor: XCursor
  seen: ReturnType<typeof createSeen>
  signal: AbortSignal
}

async function* askDue(
  { purse }: PullDeps,
  schedule: ReturnType<typeof createSchedule>,
  state: PullState,
): AsyncGenerator<InboundBatch> {
  for (const { source, note } of schedule.due()) {
    try {
      await purse.permit(source.use)
      for await (const { moved, ...batch } of source.pull(state.cursor, state.signal)) {
        const fresh = state.seen.fresh(batch)
        state.cursor = { ...moved(state.cursor), recent: state.seen.recent() }
        yield { ...fresh, cursor: state.cursor }
      }
      note(null)
    } catch (error) {
      state.signal.throwIfAborted()
      note(error)
    }
  }
}

function sourcesOf(deps: PullDeps, streams: boolean): Source[] {
  const { mentions, direct } = deps.settings
  return [
    ...(mentions ? [mentionsSource(deps)] : []),
    ...(direct ? [directSource(deps)] : []),
    ...(deps.terms.length > 0 && !streams ? searchSources(deps) : []),
  ]
}

type Read = Omit<InboundBatch, 'cursor'>

/** Opens the stream first and then asks for what was said since it last lived, so that nothing falls in between. */
async function openStream(
  deps: PullDeps,
  wanted: Listened,
  { cursor, signal }: { cursor: XCursor; signal: AbortSignal },
): Promise<{ stream: PostStream; missed: AsyncIterable<Read> } | null> {
  const { settings, clock, purse, listener } = deps
  const { terms } = wanted.plan
  if (!(await purse.allows('listen'))) return null
  const lastAt = cursor.streamAt === null ? null : new Date(cursor.streamAt)
  const opened = await openPostStream(deps, { terms, missedSince: lastAt, signal }).catch(
    (error: unknown) => {
      if (isShortDelay(error, deps)) return null
      throw error
    },
  )
  if (opened === null) return null
  const { stream, refused } = opened
  await listener.note(wanted, refused)
  if (backfillMinutes(settings, lastAt, clock.now()) > 0) return { stream, missed: none() }
  const first = new Date(clock.now().getTime() - settings.importDays * DAY_MS)
  return { stream, missed: missedSince(deps, lastAt ?? first, signal) }
}

const SHORT_MS = 15 * 60_000

/** Mentions and direct messages do not wait for a stream that X will open within one of its windows. */
function isShortDelay(error: unknown, { clock, settings }: PullDeps): boolean {
  if (!(error instanceof ChannelError) || error.class !== 'rate-limited' || error.until === null) return false
  return (settings.mentions || settings.direct) && error.until.getTime() - clock.now().getTime() <= SHORT_MS
}

async function* none(): AsyncGenerator<Read> {}

async function* missedSince(deps: PullDeps, lastAt: Date, signal: AbortSignal): AsyncGenerator<Read> {
  const now = deps.clock.now()
  const oldest = new Date(now.getTime() - limits.searchMs + 60_000)
  const gaps: InboundGap[] = []
  if (lastAt < oldest)
    gaps.push({ from: lastAt, to: oldest, reason: 'X finds only what was said in the last seven days' })
  const from = new Date(Math.max(oldest.getTime(), lastAt.getTime() - OVERLAP_MS))
  try {
    for await (const batch of searchTerms(deps, { from, to: null, signal })) yield batch
  } catch (error) {
    signal.throwIfAborted()
    if (!(error instanceof ChannelError) || error.class === 'reauthorize') throw error
    // @NOTE the stream is open and must not wait for a search that is refused: what was missed is told, to be filled later
    gaps.push({ from, to: now, reason: `What the stream missed could not be searched for: ${error.message}` })
  }
  if (gaps.length > 0) yield { messages: [], unreadable: [], gaps }
}

async function readStream(
  { ownId, fetchFile, purse }: PullDeps,
  stream: PostStream,
  { waitMs, rung, signal }: { waitMs: number; rung: AbortSignal; signal: AbortSignal },
): Promise<Read> {
  const { posts, unreadable } = await untilAborted(stream.take(BATCH, waitMs, rung), signal)
  await purse.heard(posts.map(({ post }) => idOf(post)))
  const batch: Required<Pick<Read, 'messages' | 'unreadable' | 'changes'>> = {
    messages: [],
    unreadable,
    changes: [],
  }
  for (const { post, includes } of posts) {
    const read = await readPosts({ ownId, fetchFile, signal }, [post], includes)
    batch.messages.push(...read.messages)
    batch.unreadable.push(...read.unreadable)
    batch.changes.push(...read.changes)
  }
  return batch
}

async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>()
  const abort = () => aborted.reject(signal.reason as Error)
  signal.addEventListener('abort', abort, { once: true })
  try {
    signal.throwIfAborted()
    return await Promise.race([work, aborted.promise])
  } finally {
    signal.removeEventListener('abort', abort)
    // @NOTE the loser of the race must not become an unhandled rejection
    work.catch(() => {})
  }
}
