import type { InboundBatch } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import type { PullInput } from '../contract.ts'
import { keepOnly } from '../listening/keep-only.ts'
import { inParts, type Part } from '../paging/in-parts.ts'
import { compare, isDue, watch } from '../paging/look-again.ts'
import type { Newer } from '../paging/newer-than.ts'
import type { LemmyClient } from './client.ts'
import type { LemmySettings } from './config.ts'
import { type LemmyCursor, parseLemmyCursor } from './cursor.ts'
import { type Entry, partsOf } from './entries.ts'
import {
  commentLists,
  inboxLists,
  type NamedList,
  ownLists,
  postLists,
  readList,
  searchLists,
} from './lists.ts'
import type { View } from './mapper.ts'
import { readEntries, standingOf } from './read-entries.ts'

export interface LemmyDeps {
  client: LemmyClient
  settings: LemmySettings
  clock: ChannelContext['clock']
  /** An instance lets nobody search more than some times in ten minutes. */
  pace: { searchAt: number }
}

const dayMs = 86_400_000
const lookAgainMs = 10 * 60_000
/** Each is asked for by itself. */
const maxWatched = 30
/** Sixty searches in ten minutes are usual; half of them are for whoever else comes from the same address. */
const perSearchMs = 20_000

/**
 * Our own words first, then what is said to us, then what is only heard. Comments of communities are read before the
 * inbox and told after it: what is in both is never stored as if it were only heard.
 */
export async function* pullLemmy(deps: LemmyDeps, input: PullInput): AsyncGenerator<InboundBatch> {
  const { client, settings, clock } = deps
  const { signal } = input
  signal.throwIfAborted()
  const since = new Date(clock.now().getTime() - settings.importDays * dayMs)
  const view = { url: settings.url, us: settings.username }
  let cursor = parseLemmyCursor(input.cursor)
  const searched = searchLists(client, settings).map(({ key }) => key)
  const others = Object.keys(cursor.places).filter((key) => !/^(?:posts|comments) with /.test(key))
  cursor = { ...cursor, places: keepOnly(cursor.places, [...others, ...searched]) }
  const failures: ChannelError[] = []
  // One thing may stand in several lists; the first place says to whom it was said.
  const told = new Set<string>()

  const read = async ({ key, ...one }: NamedList) =>
    await readList(one, { place: cursor.places[key] ?? null, since, signal })
  function* emit(key: string, newer: Newer<Entry>, toUs = false): Generator<InboundBatch> {
    for (const part of inParts(newer)) {
      const fresh = part.part.filter(({ id }) => !told.has(id))
      for (const { id } of fresh) told.add(id)
      const found = readEntries(fresh, { ...view, toUs })
      cursor = moved(cursor, key, part, watch(cursor.watched, found.messages, maxWatched))
      yield { ...found, gaps: part.gaps, cursor }
    }
  }
  async function* hear(lists: readonly NamedList[]): AsyncGenerator<{ key: string; newer: Newer<Entry> }> {
    for (const one of lists)
      try {
        yield { key: one.key, newer: await read(one) }
      } catch (error) {
        failures.push(expectOfOne(error, one.key))
      }
  }

  const comments = await Array.fromAsync(hear(commentLists(client, settings)))
  for (const one of ownLists(client, settings)) yield* emit(one.key, await read(one))
  for (const one of inboxLists(client)) yield* emit(one.key, await read(one), true)
  for (const { key, newer } of comments) yield* emit(key, newer)
  for await (const { key, newer } of hear(postLists(client, settings))) yield* emit(key, newer)
  if (isSearchDue(deps))
    for await (const { key, newer } of hear(searchLists(client, settings))) yield* emit(key, newer)

  const batch = await lookAgain(deps, cursor, { view: { ...view, toUs: true }, signal })
  if (batch !== null) yield batch
  // The others have been heard; that one was not, people are told.
  if (failures[0] !== undefined) throw failures[0]
}

const moved = (
  cursor: LemmyCursor,
  key: string,
  { place }: Part<Entry>,
  watched: LemmyCursor['watched'],
): LemmyCursor => ({ ...cursor, places: { ...cursor.places, ...(place && { [key]: place }) }, watched })

function isSearchDue({ settings: { searches }, clock, pace }: LemmyDeps): boolean {
  const now = clock.now().getTime()
  if (searches.length === 0 || now < pace.searchAt) return false
  pace.searchAt = now + searches.length * 2 * perSearchMs
  return true
}

/** What one community or search refuses must not keep the others from being heard. */
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
  { client, clock }: LemmyDeps,
  cursor: LemmyCursor,
  { view, signal }: { view: View; signal: AbortSignal },
): Promise<InboundBatch | null> {
  if (!isDue(cursor.watched, clock.now(), lookAgainMs)) return null
  const standings = []
  for (const externalId of Object.keys(cursor.watched.known)) {
    const parts = partsOf(externalId)
    if (parts === null || parts.kind === 'letter') continue
    const entry = await client.entry(parts.kind, parts.id, signal).catch(goneIfNotFound)
    standings.push(standingOf(externalId, entry, view))
  }
  const known = standings.filter((standing) => standing !== null)
  const { changes, watched } = compare(cursor.watched, known, clock.now())
  return { messages: [], unreadable: [], changes, cursor: { ...cursor, watched } }
}

function goneIfNotFound(error: unknown): null {
  if (error instanceof ChannelError && error.class === 'rejected') return null
  throw error instanceof Error ? error : new Error(String(error))
}
