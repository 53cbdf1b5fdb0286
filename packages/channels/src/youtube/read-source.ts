import type { InboundGap } from '@hubbub/contracts'
import type { PullInput } from '../contract.ts'
import { inParts } from '../paging/in-parts.ts'
import { newerThan } from '../paging/newer-than.ts'
import type { Place } from '../paging/place.ts'
import type { Thread } from './api-types.ts'
import type { YouTubeClient } from './client.ts'
import { iso, type Ourselves } from './mapper.ts'
import { idOf, type ReadComments, readComments, timeOf } from './read-comments.ts'
import type { createTitles, Source } from './sources.ts'

export interface ReadDeps {
  client: YouTubeClient
  titles: ReturnType<typeof createTitles>
  us: Ourselves | null
}

export interface ReadInput extends Omit<PullInput, 'cursor'> {
  place: Place | null
  threads: Readonly<Record<string, number>>
  since: Date
}

export interface Told extends ReadComments {
  gaps: InboundGap[]
  place: Place | null
  /** How many replies these threads have by now. */
  counts: Map<string, number>
}

const perPart = 20

/** New threads with all that answers them, and what answers older ones that the list still shows. */
export async function* readSource(deps: ReadDeps, source: Source, input: ReadInput): AsyncGenerator<Told> {
  const seen = new Map<string, Thread>()
  const list = async (token: string | undefined) => {
    const page = await deps.client.threads(source.of, token, source.use, input.signal)
    for (const thread of page.items) seen.set(thread.id, thread)
    return page
  }
  const newer = await newerThan(list, {
    place: input.place,
    since: input.since,
    idOf: ({ id }) => id,
    atOf: ({ snippet }) => iso(snippet.topLevelComment.snippet.publishedAt),
  })
  let { place } = input
  for (const { part, gaps, ...rest } of inParts(newer, perPart)) {
    place = rest.place
    yield { ...(await readThreads(deps, part, source, input)), gaps, place }
  }
  const fresh = new Set(newer.items.map(({ id }) => id))
  const old = [...seen.values()].filter(({ id }) => !fresh.has(id))
  const told = await readGrown(deps, old, source, input)
  if (told.counts.size > 0) yield { ...told, gaps: [], place }
}

/** Of threads that were told before, what has been added since. */
export async function readGrown(
  deps: ReadDeps,
  threads: readonly Thread[],
  { use }: Pick<Source, 'use'>,
  input: Omit<ReadInput, 'place'>,
): Promise<Omit<Told, 'gaps' | 'place'>> {
  const { since } = input
  const isYoung = (reply: unknown) => timeOf(reply) >= since.getTime()
  const changed = threads.filter(({ id, snippet }) => input.threads[id] !== snippet.totalReplyCount)
  // What was not watched so far is read again only if something young answers it.
  const grown = changed.filter(
    ({ id, replies }) => input.threads[id] !== undefined || replies?.comments.some(isYoung) === true,
  )
  const read = await readThreads(deps, grown, { use }, input)
  return {
    messages: read.messages.filter(
      ({ externalId, sentAt }) => sentAt >= since && input.threads[externalId] === undefined,
    ),
    unreadable: read.unreadable,
    counts: countsOf(changed),
  }
}

async function readThreads(
  { client, titles, us }: ReadDeps,
  threads: readonly Thread[],
  { use }: Pick<Source, 'use'>,
  { signal, known }: Pick<ReadInput, 'signal' | 'known'>,
): Promise<Omit<Told, 'gaps' | 'place'>> {
  const videoIds = threads.map(({ snippet }) => snippet.videoId ?? null)
  const titleOf = await titles(videoIds, use, signal)
  const read: ReadComments = { messages: [], unreadable: [] }
  for (const thread of threads) {
    const { id: threadId, snippet } = thread
    const { videoId = null, channelId: ownerId = null, canReply, totalReplyCount: replies } = snippet
    const below = { threadId, videoId, title: titleOf(videoId), ownerId, canReply, replies }
    const comments = [snippet.topLevelComment, ...(await repliesOf(client, thread, use, signal))]
    const one = readComments(comments, below, us)
    read.messages.push(...one.messages)
    read.unreadable.push(...one.unreadable)
  }
  const stored = await known?.(read.messages.map(({ externalId }) => externalId))
  const messages = read.messages.filter(({ externalId }) => stored?.has(externalId) !== true)
  return { messages, unreadable: read.unreadable, counts: countsOf(threads) }
}

/** A thread carries five; more are asked for. Oldest first: YouTube lists the newest first, and tells whole seconds. */
async function repliesOf(
  client: YouTubeClient,
  { id, snippet, replies }: Thread,
  use: Source['use'],
  signal: AbortSignal,
): Promise<unknown[]> {
  const carried = replies?.comments ?? []
  if (snippet.totalReplyCount <= carried.length) return carried.toReversed()
  const all = await client.replies(id, use, signal)
  const told = new Set(all.map(idOf))
  return [...carried.filter((reply) => !told.has(idOf(reply))), ...all].toReversed()
}

const countsOf = (threads: readonly Thread[]) =>
  new Map(threads.map(({ id, snippet }) => [id, snippet.totalReplyCount]))
