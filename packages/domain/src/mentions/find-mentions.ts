import type { Mention } from '@hubbub/contracts'
import { matchRead, readMessage, toQueryMessage } from '@hubbub/query'
import type { Context } from '../context.ts'
import { readWhole } from '../monitors/check-query.ts'
import type { MessagePlace } from '../ports/monitors.ts'
import type { Repositories } from '../ports/store.ts'
import type { MentionFilter } from './filter.ts'

/** Stored messages that are held against a query at once. */
const AT_ONCE = 500
/** More than that in one answer would take too long; the next page goes on from there. */
const MOST_STRETCHES = 10

interface FindMentions {
  query: string
  filter: MentionFilter
  limit: number
  after: unknown
}

/** A page of mentions that a query matches: what the index names is held against it again. */
export async function findMentions(
  ctx: Context,
  repositories: Repositories,
  { query, filter, limit, after }: FindMentions,
): Promise<{ items: Mention[]; next: unknown }> {
  const items: Mention[] = []
  let before = placeOf(after)
  for (let stretches = 0; stretches < MOST_STRETCHES; stretches += 1) {
    const { ids, reached } = await matchingStretch(repositories, query, { before, limit: AT_ONCE })
    const room = limit - items.length
    const { items: found, next } = await repositories.mentions.list(ctx.caller, {
      ...filter,
      ids,
      limit: room,
      after: null,
    })
    items.push(...found)
    if (next !== null) return { items, next }
    if (reached === null) return { items, next: null }
    before = reached
    if (items.length >= limit) break
  }
  return { items, next: before === null ? null : [before.at.toISOString(), before.id] }
}

/** Those of the next stored messages that a query matches. Refuses one that cannot be read. */
export async function matchingStretch(
  { matches }: Repositories,
  query: string,
  { before, limit }: { before: MessagePlace | null; limit: number },
): Promise<{ ids: string[]; reached: MessagePlace | null }> {
  const { tree } = readWhole({ query, lists: none })
  const { ids, reached } = await matches.candidates(tree, { before, limit })
  const messages = await matches.messages(ids)
  const matched = messages.filter((message) => matchRead(tree, readMessage(toQueryMessage(message))))
  return { ids: matched.map(({ id }) => id), reached }
}

const none = { authors: { only: [], without: [] }, sources: { only: [], without: [] } }

/** As pages carry it; what is no place begins at the newest. */
function placeOf(after: unknown): MessagePlace | null {
  if (!Array.isArray(after)) return null
  const [at, id]: unknown[] = after
  if (typeof at !== 'string' || typeof id !== 'string') return null
  const date = new Date(at)
  return Number.isNaN(date.getTime()) || !/^[0-9a-f-]{36}$/i.test(id) ? null : { at: date, id }
}
