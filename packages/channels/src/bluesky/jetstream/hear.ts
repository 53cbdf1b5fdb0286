import type { InboundBatch, InboundChange, InboundMessage } from '@hubbub/contracts'
import { recordSchema } from '../api-types.ts'
import { messageOf } from '../mapper.ts'
import { dateOf, overlapUs } from './cursor.ts'
import type { JetstreamEvent } from './event.ts'
import type { HeardPost } from './listening.ts'

export const collection = 'app.bsky.feed.post'

const uriOf = ({ did, commit }: JetstreamEvent) => `at://${did}/${collection}/${commit?.rkey ?? ''}`

/** So many of those that were told are known again when they are deleted. */
const maxKnown = 20_000

/** Which events matter, what they say, and how far the stream was heard. */
export function createHearing({
  matches,
  told,
}: {
  matches: (post: HeardPost) => boolean
  told: ReadonlySet<string>
}) {
  const known = new Map<string, number>([...told].map((uri) => [uri, 0]))
  /** Wanted, and not read yet. */
  const expected = new Set<string>()
  const open = new Map<JetstreamEvent, number>()
  let newestUs = 0

  function note(uri: string, timeUs: number) {
    known.set(uri, timeUs)
    const [oldest] = known.keys()
    if (known.size > maxKnown && oldest !== undefined) known.delete(oldest)
  }

  return {
    /** Asked of everything that comes: quick, and notes how far the stream is. */
    wanted(event: JetstreamEvent): boolean {
      newestUs = Math.max(newestUs, event.time_us)
      const { commit } = event
      if (event.kind !== 'commit' || commit === undefined || commit.collection !== collection) return false
      const uri = uriOf(event)
      const isWanted =
        commit.operation === 'delete' ? known.has(uri) || expected.has(uri) : says(event, uri, matches)
      if (!isWanted) return false
      expected.add(uri)
      open.set(event, event.time_us)
      return true
    },
    read(events: readonly JetstreamEvent[]): Pick<InboundBatch, 'messages' | 'changes'> {
      const messages: InboundMessage[] = []
      const changes: InboundChange[] = []
      for (const event of events) {
        const uri = uriOf(event)
        const at = dateOf(event.time_us)
        const operation = event.commit?.operation
        if (operation === 'delete') changes.push({ externalId: uri, at, kind: 'deleted' })
        else if (!known.has(uri)) messages.push(...messageIn(event, uri))
        else if (operation === 'update')
          changes.push(
            ...messageIn(event, uri).map(({ text }): InboundChange => ({
              externalId: uri,
              at,
              kind: 'edited',
              text,
              html: null,
            })),
          )
        expected.delete(uri)
        open.delete(event)
        note(uri, event.time_us)
      }
      return { messages, changes }
    },
    /** Where to go on: a little before the newest that was read, or that nobody wants, with what was told since. */
    place(): { timeUs: number; told: string[] } | null {
      if (newestUs === 0) return null
      const [oldestOpen = Infinity] = open.values()
      const timeUs = Math.min(newestUs, oldestOpen) - overlapUs
      return { timeUs, told: [...known].filter(([, at]) => at >= timeUs).map(([uri]) => uri) }
    },
    newestUs: () => newestUs,
  }
}

function says({ did, commit }: JetstreamEvent, uri: string, matches: (post: HeardPost) => boolean): boolean {
  const { text, facets } = (commit?.record ?? {}) as { text?: unknown; facets?: unknown }
  if (typeof text !== 'string') return false
  return matches({ text, did, uri, facets })
}

function messageIn({ did, commit, time_us: timeUs }: JetstreamEvent, uri: string): InboundMessage[] {
  const record = recordSchema.safeParse(commit?.record)
  if (!record.success) return []
  const view = {
    uri,
    cid: commit?.cid ?? '',
    author: { did, handle: did },
    record: record.data,
    embed: record.data.embed,
    replyCount: 0,
    repostCount: 0,
    likeCount: 0,
    indexedAt: dateOf(timeUs).toISOString(),
    viewer: null,
  }
  const message = messageOf(view, '', [])
  // The stream names people by their lasting name alone, and counts nothing.
  const { handle: _handle, ...author } = message.author
  return [
    { ...message, author, addressed: false, post: message.post && { ...message.post, engagement: null } },
  ]
}
