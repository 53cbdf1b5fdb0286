import type { InboundBatch } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import type { PullInput } from '../contract.ts'
import { watch } from '../paging/look-again.ts'
import { isClosed } from './classify-youtube-error.ts'
import type { YouTubeSettings } from './config.ts'
import { parseYouTubeCursor, withCounts, type YouTubeCursor } from './cursor.ts'
import { lookAgain } from './look-again.ts'
import type { Ourselves } from './mapper.ts'
import { type ReadDeps, readSource, type Told } from './read-source.ts'
import { isSearchDue, searchVideos } from './search-videos.ts'
import { heardSources, ownSources, type Source, videoSource } from './sources.ts'

export interface YouTubeDeps extends Omit<ReadDeps, 'us'> {
  settings: YouTubeSettings
  clock: ChannelContext['clock']
  meter: ChannelContext['meter']
  us: (signal?: AbortSignal) => Promise<Ourselves | null>
  resolve: (channel: string, signal: AbortSignal) => Promise<string>
  pace: { nextAt: number }
}

const dayMs = 86_400_000
/** So many of the videos that were found last are heard. */
const maxHeard = 20

/** Below our own videos first; then what is only listened to, as far as the budget goes; then what has changed. */
export async function* pullYouTube(deps: YouTubeDeps, input: PullInput): AsyncGenerator<InboundBatch> {
  const { settings, clock, meter, pace } = deps
  const { signal, known } = input
  signal.throwIfAborted()
  const now = clock.now()
  if (now.getTime() < pace.nextAt) return
  const us = await deps.us(signal)
  const reading = { ...deps, us }
  const since = new Date(now.getTime() - settings.importDays * dayMs)
  const rest = { since, signal, ...(known && { known }) }
  let cursor = parseYouTubeCursor(input.cursor)
  const failures: ChannelError[] = []

  async function* hear(sources: readonly Source[]): AsyncGenerator<InboundBatch> {
    for (const source of sources) {
      try {
        const place = cursor.places[source.key] ?? null
        for await (const told of readSource(reading, source, { ...rest, place, threads: cursor.threads })) {
          cursor = moved(cursor, source.key, told)
          yield { messages: told.messages, unreadable: told.unreadable, gaps: told.gaps, cursor }
        }
      } catch (error) {
        if (isClosed(error)) continue
        failures.push(expectOfOne(error, source.key))
      }
    }
  }

  yield* hear(ownSources(us, settings))
  if (await meter.allows('listen')) {
    yield* hear(await heardSources(settings, deps.resolve, signal))
    if (isSearchDue(settings, cursor, now)) {
      const { messages, cursor: after } = await searchVideos(reading, settings, cursor, {
        since,
        now,
        signal,
      })
      cursor = after
      yield { messages, unreadable: [], cursor }
      yield* hear(Object.keys(cursor.found).slice(-maxHeard).map(videoSource))
    }
  }
  const batch = await lookAgain(reading, cursor, rest)
  if (batch !== null) yield batch
  pace.nextAt = now.getTime() + settings.everyMinutes * 60_000
  // The others have been heard; that one was not, people are told.
  if (failures[0] !== undefined) throw failures[0]
  // Where nothing but listening is asked for, it is said that the budget has ended it.
  if (us === null) await meter.permit('listen')
}

function moved(cursor: YouTubeCursor, key: string, { place, counts, messages }: Told): YouTubeCursor {
  // What waits to be let through cannot be looked at by its name.
  const visible = messages.filter(({ post }) => post?.facts['moderation'] !== 'heldForReview')
  return {
    ...cursor,
    places: { ...cursor.places, ...(place && { [key]: place }) },
    threads: withCounts(cursor.threads, counts),
    watched: watch(cursor.watched, visible),
  }
}

/** What one video or channel refuses must not keep the others from being heard. */
function expectOfOne(error: unknown, key: string): ChannelError {
  if (!(error instanceof ChannelError) || error.class === 'rate-limited' || error.class === 'reauthorize')
    throw error
  return new ChannelError({
    class: 'retry',
    message: `“${key}” cannot be heard. ${error.message}`,
    cause: error,
  })
}
