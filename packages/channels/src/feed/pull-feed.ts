import { setImmediate } from 'node:timers/promises'
import type { InboundBatch, InboundGap } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import type { PullInput } from '../contract.ts'
import type { GuardedFetch } from '../http/guarded-fetch.ts'
import type { FeedCredentials, FeedSettings } from './config.ts'
import { type FeedCursor, parseFeedCursor } from './cursor.ts'
import { findFeed, type FoundFeed } from './find-feed.ts'
import { toChange, toMessage } from './mapper.ts'
import { planItems, type PlannedItem } from './plan-items.ts'
import type { Feed, FeedItem } from './read/feed-types.ts'

export interface FeedAccount {
  settings: FeedSettings
  credentials: FeedCredentials
  /** Where the check found the feed. */
  url: string
}

export interface FeedDeps extends Pick<ChannelContext, 'clock' | 'allotment'> {
  account: FeedAccount
  http: Pick<GuardedFetch, 'fetch'>
  pace: { nextAt: number }
}

const maxItems = 2000
const perBatch = 50
const lookMs = 90_000
const dayMs = 86_400_000
/** However seldom a feed wants to be asked, news should not be older than this. */
const longestPauseMinutes = 60

export async function* pullFeed(deps: FeedDeps, { cursor, signal }: PullInput): AsyncGenerator<InboundBatch> {
  signal.throwIfAborted()
  const { account, clock } = deps
  if (clock.now().getTime() < deps.pace.nextAt) return
  const before = parseFeedCursor(cursor, account.settings.url, account.url)
  const found = await look(deps, before, signal)
  deps.pace.nextAt = nextAt(deps, found)
  const { feed, url } = found
  if (feed === null) {
    if (url !== before.url) yield empty({ ...before, url })
    return
  }
  const items = wholeItems(feed).slice(0, maxItems)
  const plan = planItems(items, before)
  const isFirst = Object.keys(before.seen).length === 0
  const oldest = clock.now().getTime() - account.settings.importDays * dayMs
  const place = { url, feed, now: clock.now() }
  const todo = plan.todo.map((planned) => ({ planned, wanted: !isFirst || timeOf(planned) >= oldest }))
  // Only what is told counts: who is interrupted must not take the rest for seen.
  const newestAfter = (told: readonly PlannedItem[]) =>
    newestOf(
      told.map(({ item }) => item),
      before,
      place.now,
    )
  let gaps = plan.hasTurnedOver ? missedBefore(items, before) : []

  for (let at = 0; at < todo.length; at += perBatch) {
    const part = todo.slice(at, at + perBatch).filter(({ wanted }) => wanted)
    const batch: Required<Pick<InboundBatch, 'messages' | 'changes'>> = { messages: [], changes: [] }
    for (const { planned } of part) {
      if (planned.what === 'new') batch.messages.push(toMessage(planned, place))
      else batch.changes.push(toChange(planned, place))
    }
    const seen = plan.seenAfter(Math.min(at + perBatch, todo.length))
    if (part.length > 0) {
      yield {
        ...batch,
        unreadable: [],
        gaps,
        cursor: { ...before, url, newestAt: newestAfter(plan.todo.slice(0, at + perBatch)), ...seen },
      }
      gaps = []
    }
    signal.throwIfAborted()
    // Others have their turn between two batches.
    await setImmediate()
  }
  const { etag, lastModified } = feed.complete ? found.fetched.validators : { etag: null, lastModified: null }
  const after = {
    ...before,
    url,
    etag,
    lastModified,
    newestAt: newestAfter(plan.todo),
    ...plan.seenAfter(todo.length),
  }
  if (JSON.stringify(after) !== JSON.stringify(before)) yield { ...empty(after), gaps }
}

const empty = (cursor: FeedCursor): InboundBatch => ({ messages: [], unreadable: [], cursor })

const timeOf = ({ item: { published, updated } }: PlannedItem) =>
  (published ?? updated)?.getTime() ?? Infinity

const timesOf = (items: readonly FeedItem[]) =>
  items.flatMap(({ published, updated }) => (published ?? updated)?.getTime() ?? [])

/** What lies in the future is a mistake of theirs, and would hide what was missed. */
function newestOf(items: readonly FeedItem[], { newestAt }: FeedCursor, now: Date): string | null {
  const times = timesOf(items).filter((time) => time <= now.getTime())
  if (newestAt !== null) times.push(Date.parse(newestAt))
  return times.length === 0 ? null : new Date(Math.max(...times)).toISOString()
}

/** A feed shows its last items only; what came and went between two looks nobody can ask for any more. */
function missedBefore(items: readonly FeedItem[], { newestAt }: FeedCursor): InboundGap[] {
  const to = Math.min(...timesOf(items))
  if (newestAt === null || !(Date.parse(newestAt) < to) || to === Infinity) return []
  const reason = 'Nothing that was in the feed is in it any more: it was looked at too seldom'
  return [{ from: new Date(newestAt), to: new Date(to), reason }]
}

/** An answer that broke off ends in the middle of an item; it comes whole another time. */
const wholeItems = ({ items, complete }: Feed) => (complete ? items : items.slice(0, -1))

async function look({ account, http, clock, allotment }: FeedDeps, before: FeedCursor, signal: AbortSignal) {
  const until = await allotment.emptyUntil('fetch')
  if (until !== null)
    throw new ChannelError({ class: 'rate-limited', message: 'The server asked to be left alone', until })
  const { url, etag, lastModified } = before
  const limit = AbortSignal.timeout(lookMs)
  const { credentials } = account
  try {
    const now = clock.now()
    const stop = AbortSignal.any([signal, limit])
    return await findFeed(http, { url, etag, lastModified, credentials, now, signal: stop })
  } catch (error) {
    if (signal.aborted) throw signal.reason
    if (limit.aborted) throw new ChannelError({ class: 'retry', message: 'The server takes too long' })
    if (error instanceof ChannelError && error.until !== null)
      await allotment.note('fetch', { remaining: 0, resetsAt: error.until })
    throw error
  }
}

function nextAt({ account, clock }: FeedDeps, { feed, fetched }: FoundFeed): number {
  const { everyMinutes } = account.settings
  const wished = Math.max(feed?.minutes ?? 0, (fetched.maxAgeSeconds ?? 0) / 60)
  const minutes = everyMinutes === 0 ? 0 : Math.max(everyMinutes, Math.min(wished, longestPauseMinutes))
  return clock.now().getTime() + minutes * 60_000
}
