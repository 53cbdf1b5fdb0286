import { createHash } from 'node:crypto'
import type { FeedCursor } from './cursor.ts'
import type { FeedItem } from './read/feed-types.ts'
import { plainWords } from './read/plain-words.ts'

export interface PlannedItem {
  externalId: string
  item: FeedItem
  what: 'new' | 'edited'
}

type Seen = Pick<FeedCursor, 'seen' | 'shared'>

export interface ItemPlan {
  /** Oldest first. */
  todo: PlannedItem[]
  /** Nothing is left of what was seen: between that and this, items may have come and gone. */
  hasTurnedOver: boolean
  /** What is remembered once the first so many are done. */
  seenAfter(done: number): Seen
}

interface Named {
  externalId: string
  key: string
  words: string
  item: FeedItem
}

/** More than the feed holds is remembered, for those that come and go. */
const keptBesides = 500

/** Which items of a feed are new or other than they were. Feeds name their items badly: not at all, or all the same. */
export function planItems(items: readonly FeedItem[], before: Seen): ItemPlan {
  const { named, shared } = nameItems(items, before)
  const todo = named.flatMap(({ externalId, key, words, item }): (PlannedItem & Named)[] => {
    const known = before.seen[key]
    if (known === words) return []
    return [{ externalId, key, words, item, what: known === undefined ? 'new' : 'edited' }]
  })
  const present = new Set(named.map(({ key }) => key))
  const waiting = (done: number) => new Set(todo.slice(done).map(({ key }) => key))
  const seen = Object.keys(before.seen)
  return {
    todo,
    hasTurnedOver: seen.length > 0 && named.length > 0 && !seen.some((key) => present.has(key)),
    seenAfter(done) {
      const open = waiting(done)
      const gone = Object.entries(before.seen).filter(([key]) => !present.has(key))
      const here = named.flatMap(({ key, words }): [string, string][] => {
        if (!open.has(key)) return [[key, words]]
        const known = before.seen[key]
        return known === undefined ? [] : [[key, known]]
      })
      return { seen: Object.fromEntries([...gone.slice(-keptBesides), ...here]), shared }
    },
  }
}

function nameItems(items: readonly FeedItem[], before: Seen): { named: Named[]; shared: string[] } {
  // A feed has the newest first, mostly; where it gives dates they decide.
  const ordered = [...items].reverse().toSorted((one, other) => timeOf(one) - timeOf(other))
  const shared = new Set(before.shared)
  const first = new Map<string, FeedItem>()
  for (const item of ordered) {
    if (item.id === null) continue
    const other = first.get(item.id)
    if (other === undefined) first.set(item.id, item)
    else if (otherwise(other) !== otherwise(item)) shared.add(digest(item.id))
  }
  const named = new Map<string, Named>()
  for (const item of ordered) {
    const words = digest(`${plainWords(item.title)}\n${plainWords(item.content ?? item.summary)}`)
    const externalId = idOf(item, { shared, seen: before.seen, words })
    const key = digest(externalId)
    named.set(key, { externalId, key, words, item })
  }
  return { named: [...named.values()], shared: [...shared] }
}

function idOf(
  item: FeedItem,
  { shared, seen, words }: { shared: ReadonlySet<string>; seen: Seen['seen']; words: string },
): string {
  if (item.id === null) return otherwise(item)
  const key = digest(item.id)
  // Told before others took the same id, it keeps it.
  if (!shared.has(key) || seen[key] === words) return item.id
  return `${item.id}#${digest(otherwise(item))}`
}

/** What tells items apart that have no id of their own. */
function otherwise(item: FeedItem): string {
  if (item.link !== null && item.link !== item.id) return item.link
  return `words:${digest(`${plainWords(item.title)}\n${plainWords(item.summary ?? item.content)}`)}`
}

const timeOf = ({ published, updated }: FeedItem) =>
  (published ?? updated)?.getTime() ?? Number.MAX_SAFE_INTEGER

const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 12)
