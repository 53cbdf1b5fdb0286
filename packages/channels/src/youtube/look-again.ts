import type { InboundBatch } from '@hubbub/contracts'
import type { ChannelContext } from '../context.ts'
import { compare, isDue, type Standing, watch } from '../paging/look-again.ts'
import type { Thread } from './api-types.ts'
import { withCounts, type YouTubeCursor } from './cursor.ts'
import { editedAt, engagementOf, textOf } from './mapper.ts'
import { type ReadDeps, type ReadInput, readGrown } from './read-source.ts'

/** Six units each time. */
const lookAgainMs = 10 * 60_000

/** What has become of what was said last, and what answers threads that are no longer at the top of a list. */
export async function lookAgain(
  deps: ReadDeps & Pick<ChannelContext, 'clock'>,
  cursor: YouTubeCursor,
  input: Pick<ReadInput, 'since' | 'known' | 'signal'>,
): Promise<InboundBatch | null> {
  const { client, clock, us } = deps
  if (!isDue(cursor.watched, clock.now(), lookAgainMs)) return null
  const use = us === null ? 'listen' : 'comments'
  const asked = Object.keys(cursor.watched.known)
  const found = await client.comments(asked, use, input.signal)
  const standings = asked.map((id) => standingOf(id, found))
  const { changes, watched } = compare(cursor.watched, standings, clock.now())

  const threads = await client.threadsById(Object.keys(cursor.threads), use, input.signal)
  const grown = await readGrown(deps, threads, { use }, { ...input, threads: cursor.threads })
  return {
    messages: grown.messages,
    unreadable: grown.unreadable,
    changes,
    cursor: {
      ...cursor,
      watched: watch(watched, grown.messages),
      threads: withCounts(ofThose(cursor.threads, threads), grown.counts),
    },
  }
}

/** What is gone is not asked for again. */
function ofThose(counts: YouTubeCursor['threads'], threads: readonly Thread[]): YouTubeCursor['threads'] {
  const there = new Set(threads.map(({ id }) => id))
  return Object.fromEntries(Object.entries(counts).filter(([id]) => there.has(id)))
}

function standingOf(id: string, found: Awaited<ReturnType<ReadDeps['client']['comments']>>): Standing {
  const comment = found.find((one) => one.id === id)
  if (comment === undefined) return { id, gone: true }
  return {
    id,
    gone: false,
    text: textOf(comment),
    html: null,
    editedAt: editedAt(comment),
    engagement: engagementOf(comment, null),
  }
}
