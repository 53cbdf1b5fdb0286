import type { InboundMessage } from '@hubbub/contracts'
import type { Video } from './api-types.ts'
import { daily, type YouTubeSettings } from './config.ts'
import type { YouTubeCursor } from './cursor.ts'
import { mapVideo } from './mapper.ts'
import type { ReadDeps } from './read-source.ts'

/** A video can be found only some time after it was published. */
const overlapMs = 24 * 3_600_000
const maxFound = 50
const minutesADay = 24 * 60

/** Searches share what a project is granted in a day. */
export function isSearchDue(
  { searches, searchMinutes }: YouTubeSettings,
  { searchedAt }: YouTubeCursor,
  now: Date,
): boolean {
  if (searches.length === 0) return false
  const atLeast = Math.ceil((searches.length * minutesADay) / daily.searches)
  const minutes = searchMinutes === 0 ? 0 : Math.max(searchMinutes, atLeast)
  return searchedAt === null || now.getTime() - Date.parse(searchedAt) >= minutes * 60_000
}

/** Videos that were published since, and not found before. */
export async function searchVideos(
  { client, us }: Pick<ReadDeps, 'client' | 'us'>,
  { searches }: YouTubeSettings,
  cursor: YouTubeCursor,
  { since, now, signal }: { since: Date; now: Date; signal: AbortSignal },
): Promise<{ messages: InboundMessage[]; cursor: YouTubeCursor }> {
  const { searchedAt } = cursor
  const from = searchedAt === null ? since : new Date(Date.parse(searchedAt) - overlapMs)
  const found = new Map<string, Video>()
  for (const query of searches)
    for (const video of await client.search(query, from, signal))
      if (cursor.found[video.id] === undefined) found.set(video.id, video)
  const videos = [...found.values()].toSorted(
    (one, other) => Date.parse(one.snippet.publishedAt) - Date.parse(other.snippet.publishedAt),
  )
  const times = videos.map(({ id, snippet }) => [id, snippet.publishedAt] as const)
  return {
    messages: videos.map((video) => ({ ...mapVideo(video, us), raw: Buffer.from(JSON.stringify(video)) })),
    cursor: {
      ...cursor,
      searchedAt: now.toISOString(),
      found: Object.fromEntries([...Object.entries(cursor.found), ...times].slice(-maxFound)),
    },
  }
}
