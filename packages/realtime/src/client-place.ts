import { type LiveEvent, compareCursors } from '@hubbub/contracts'

/** Where a client stands in the log: what stands at or before it was had already. */
export function createPlace(from: string | undefined) {
  let cursor = from
  return {
    cursor: () => cursor,
    /** The new ones of these events, in the order of the log, each once. */
    take: (message: { events: readonly LiveEvent[]; cursor: string }): LiveEvent[] => {
      const news: LiveEvent[] = []
      for (const event of message.events) {
        if (cursor !== undefined && compareCursors(event.cursor, cursor) <= 0) continue
        cursor = event.cursor
        news.push(event)
      }
      if (cursor === undefined || compareCursors(message.cursor, cursor) > 0) cursor = message.cursor
      return news
    },
    /** Also backwards: the server knows of no other place. */
    reset: (next: string): void => {
      cursor = next
    },
  }
}
