import type { InboundBatch } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import type { PullInput } from '../contract.ts'
import { keepOnly } from '../listening/keep-only.ts'
import { inParts, type Part } from '../paging/in-parts.ts'
import { compare, isDue, watch } from '../paging/look-again.ts'
import { mergedParts } from '../paging/merged-parts.ts'
import type { Newer } from '../paging/newer-than.ts'
import type { Place } from '../paging/place.ts'
import type { Child } from './api-types.ts'
import type { RedditClient } from './client.ts'
import { limits, type RedditSettings } from './config.ts'
import { parseRedditCursor, type RedditCursor } from './cursor.ts'
import { commentLists, type HeardList, order, postLists, readList } from './lists.ts'
import { readEach, standingOf } from './read-child.ts'

export interface RedditDeps {
  client: RedditClient
  settings: RedditSettings
  clock: ChannelContext['clock']
}

const dayMs = 86_400_000
/** How often it is asked what has become of what was said. */
const lookAgainMs = 5 * 60_000

/**
 * Our own words first, so that answers to them find them; then what is said to us and the comments of subreddits as they
 * were said; then posts. Comments are read before the inbox: what is in both is never stored as if it were only heard.
 */
export async function* pullReddit(deps: RedditDeps, input: PullInput): AsyncGenerator<InboundBatch> {
  const { client, settings, clock } = deps
  const { signal } = input
  signal.throwIfAborted()
  const since = new Date(clock.now().getTime() - settings.importDays * dayMs)
  const us = settings.username
  let cursor = parseRedditCursor(input.cursor)
  const keys = [...commentLists(client, settings), ...postLists(client, settings)].map(({ key }) => key)
  cursor = { ...cursor, lists: keepOnly(cursor.lists, keys) }
  const failures: ChannelError[] = []

  // One thing may stand in several lists; the first place says to whom it was said.
  const told = new Set<string>()
  const emit = (
    { part, gaps }: Pick<Part<Child>, 'part' | 'gaps'>,
    at: RedditCursor,
    toUs: (child: Child) => boolean = () => false,
  ): InboundBatch => {
    const fresh = part.filter(({ data }) => !told.has(data.name))
    for (const { data } of fresh) told.add(data.name)
    const read = readEach(fresh, us, toUs)
    cursor = { ...at, watched: watch(at.watched, read.messages) }
    return { ...read, gaps, cursor }
  }
  const ask = async (one: HeardList) => {
    const place = cursor.lists[one.key] ?? null
    return await readList(one, { place, since, signal }).catch((error: unknown) => {
      failures.push(expectOfOne(error, one.key))
      return null
    })
  }
  const comments: { key: string; newer: Newer<Child> }[] = []
  for (const one of commentLists(client, settings)) {
    const newer = await ask(one)
    if (newer !== null) comments.push({ key: one.key, newer })
  }

  const own = { list: client.overview(us), holds: limits.holds }
  for (const part of inParts(await readList(own, { place: cursor.own, since, signal })))
    yield emit(part, { ...cursor, own: part.place })
  const sent = { list: client.sent, holds: limits.holds }
  for (const part of inParts(await readList(sent, { place: cursor.sent, since, signal })))
    yield emit(part, { ...cursor, sent: part.place })

  const inboxList = { list: client.inbox, holds: limits.holds }
  const inbox = await readList(inboxList, { place: cursor.inbox, since, signal })
  const toUs = new Set(inbox.items.map(({ data }) => data.name))
  for (const { places, ...part } of mergedParts([{ key: null, newer: inbox }, ...comments], order)) {
    const at = places.reduce((reached, { key, place }) => moved(reached, key, place), cursor)
    yield emit(part, at, ({ data }) => toUs.has(data.name))
  }
  for (const one of postLists(client, settings)) {
    const newer = await ask(one)
    if (newer !== null)
      for (const part of inParts(newer)) yield emit(part, moved(cursor, one.key, part.place))
  }

  const batch = await lookAgain(deps, cursor, signal)
  if (batch !== null) yield batch
  // The others have been heard; that one was not, people are told.
  if (failures[0] !== undefined) throw failures[0]
}

/** Null is the inbox. */
const moved = (cursor: RedditCursor, key: string | null, place: Place | null): RedditCursor =>
  key === null
    ? { ...cursor, inbox: place }
    : { ...cursor, lists: { ...cursor.lists, ...(place && { [key]: place }) } }

/** What one subreddit or search refuses must not keep the others from being heard. */
function expectOfOne(error: unknown, key: string): ChannelError {
  if (!(error instanceof ChannelError) || error.class === 'rate-limited' || error.class === 'reauthorize')
    throw error
  return new ChannelError({
    class: 'retry',
    message: `“${key}” cannot be heard. ${error.message}`,
    cause: error,
  })
}

async function lookAgain(
  { client, clock }: RedditDeps,
  cursor: RedditCursor,
  signal: AbortSignal,
): Promise<InboundBatch | null> {
  if (!isDue(cursor.watched, clock.now(), lookAgainMs)) return null
  const children = await client.things(Object.keys(cursor.watched.known), signal)
  const standings = children.flatMap((child) => standingOf(child) ?? [])
  const { changes, watched } = compare(cursor.watched, standings, clock.now())
  return { messages: [], unreadable: [], changes, cursor: { ...cursor, watched } }
}
