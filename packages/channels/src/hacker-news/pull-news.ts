import type { InboundBatch } from '@hubbub/contracts'
import { z } from 'zod'
import type { ChannelContext } from '../context.ts'
import type { PullInput } from '../contract.ts'
import { type Listener, textsOf } from '../listening/create-listener.ts'
import { keepOnly } from '../listening/keep-only.ts'
import { type Hit, hitSchema } from './api-types.ts'
import { type HackerNewsClient, pageSize, type Search, type Stretch } from './client.ts'
import type { HackerNewsSettings } from './config.ts'
import { messageOf } from './mapper.ts'

const daySeconds = 86_400
/** What is found is found late at times: so far back is asked again, and what was told is remembered for so long. */
const overlapSeconds = 3 * 3600
/** After two weeks nobody can answer any more. */
const answeredSeconds = 15 * daySeconds
/** The longest address a search may have, more or less. */
const storiesAtOnce = 50

const cursorSchema = z.object({
  v: z.literal(1),
  /** Unix seconds up to which each search is through. */
  at: z.record(z.string(), z.int()),
  /** When what was told lately was said, by its id. */
  told: z.record(z.string(), z.int()),
})
type Cursor = z.infer<typeof cursorSchema>

export interface NewsDeps extends Pick<ChannelContext, 'clock'> {
  client: HackerNewsClient
  settings: HackerNewsSettings
  listener: Listener
  pace: { nextAt: number }
}

/** What we wrote, then who answered it, then whatever has our words in it. */
export async function* pullNews(
  { client, settings, clock, listener, pace }: NewsDeps,
  input: PullInput,
): AsyncGenerator<InboundBatch> {
  const { signal } = input
  signal.throwIfAborted()
  const now = Math.floor(clock.now().getTime() / 1000)
  if (now < pace.nextAt) return
  let cursor: Cursor = cursorSchema.safeParse(input.cursor).data ?? { v: 1, at: {}, told: {} }
  const first = now - settings.importDays * daySeconds
  const mine = await minesOf(client, settings.user, { after: now - answeredSeconds, until: now }, signal)
  const ours = { user: settings.user, ids: new Set(mine.map(({ objectID }) => objectID)) }

  const listened = await listener.now()
  const searches = searchesOf(settings, textsOf(listened.plan), mine)
  const names = searches.map(([name]) => name)
  cursor = { ...cursor, at: keepOnly(cursor.at, names) }
  for (const [name, search] of searches) {
    const after = Math.max(first, (cursor.at[name] ?? first) - overlapSeconds)
    for await (const { hits, until } of walk(client, search, { after, until: now }, signal)) {
      const batch: InboundBatch = { messages: [], unreadable: [], cursor: null }
      const told = { ...cursor.told }
      for (const found of hits) {
        const hit = hitSchema.safeParse(found).data
        if (hit === undefined) batch.unreadable.push(unreadable(found))
        else if (!(hit.objectID in told) && (name !== 'answers' || concerns(hit, ours.ids))) {
          told[hit.objectID] = hit.created_at_i
          batch.messages.push(messageOf(hit, ours))
        }
      }
      cursor = { v: 1, at: { ...cursor.at, [name]: until }, told: lately(told, now) }
      if (batch.messages.length + batch.unreadable.length > 0) yield { ...batch, cursor }
    }
  }
  await listener.note(listened)
  pace.nextAt = now + settings.everyMinutes * 60
  yield { messages: [], unreadable: [], cursor }
}

const concerns = ({ parent_id: parent, story_id: story }: Hit, ids: ReadonlySet<string>) =>
  ids.has(String(parent)) || ids.has(String(story))

const lately = (told: Cursor['told'], now: number) =>
  Object.fromEntries(Object.entries(told).filter(([, at]) => at > now - overlapSeconds))

const unreadable = (found: unknown) => ({
  externalId: String(z.object({ objectID: z.string() }).safeParse(found).data?.objectID ?? 'unknown'),
  direction: 'in' as const,
  reason: 'It is no story and no comment',
  raw: Buffer.from(JSON.stringify(found)),
})

async function minesOf(client: HackerNewsClient, user: string, stretch: Stretch, signal: AbortSignal) {
  const mine: Hit[] = []
  if (user === '') return mine
  for await (const { hits } of walk(client, { tags: `author_${user}` }, stretch, signal))
    mine.push(...hits.flatMap((hit) => hitSchema.safeParse(hit).data ?? []))
  return mine
}

function searchesOf(
  { user }: HackerNewsSettings,
  words: readonly string[],
  mine: readonly Hit[],
): [string, Search][] {
  const stories = [...new Set(mine.map((hit) => `story_${hit.story_id ?? hit.objectID}`))]
  const searches: [string, Search][] = user === '' ? [] : [['own', { tags: `author_${user}` }]]
  for (let at = 0; at < stories.length; at += storiesAtOnce)
    searches.push(['answers', { tags: `comment,(${stories.slice(at, at + storiesAtOnce).join(',')})` }])
  for (const query of words) searches.push([`words ${query}`, { query, tags: '(story,comment,poll)' }])
  return searches
}

/** Oldest first, in stretches so short that each is told whole. */
async function* walk(client: HackerNewsClient, search: Search, all: Stretch, signal: AbortSignal) {
  let { after } = all
  for (let width = all.until - after; after < all.until;) {
    const until = Math.min(after + width, all.until)
    const hits = await client.search(search, { after, until }, signal)
    if (hits.length >= pageSize && until - after > 1) {
      width = Math.floor((until - after) / 2)
      continue
    }
    yield { hits: hits.toReversed(), until }
    after = until
    if (hits.length < pageSize / 4) width *= 2
  }
}
