import type { ChatMessage } from '@hubbub/contracts'

/** What is known of a conversation. Messages are in the order of time, each once. */
export interface Timeline {
  messages: readonly ChatMessage[]
  /** Where older ones are asked for; null where there are none. */
  before: string | null
  /** Up to when colleagues have seen what was written. */
  seenAt: string | null
}

export const nothing: Timeline = { messages: [], before: null, seenAt: null }

/** Puts in what is new, and newer than what is known; what came late stands where it belongs. */
export function merge(known: readonly ChatMessage[], news: readonly ChatMessage[]): ChatMessage[] {
  const byId = new Map(known.map((message) => [message.id, message]))
  for (const message of news) {
    const former = byId.get(message.id)
    if (former === undefined || former.version <= message.version) byId.set(message.id, message)
  }
  return [...byId.values()].sort(byTime)
}

export function applyChange(
  timeline: Timeline,
  change: { messages: readonly ChatMessage[]; gone: readonly string[]; seenAt: string | null },
): Timeline {
  const gone = new Set(change.gone)
  const stays = timeline.messages.filter(({ id }) => !gone.has(id))
  return { ...timeline, messages: merge(stays, change.messages), seenAt: change.seenAt ?? timeline.seenAt }
}

/** Answers that were not looked at. */
export const unreadIn = (messages: readonly ChatMessage[]) =>
  messages.filter(({ from, read, deleted }) => from === 'agent' && !read && !deleted)

const placeOf = ({ at, id }: ChatMessage) => `${at} ${id}`
const byTime = (a: ChatMessage, b: ChatMessage) => (placeOf(a) < placeOf(b) ? -1 : 1)
