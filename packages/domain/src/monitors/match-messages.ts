import { keysOf, readMessage, toQueryMessage } from '@hubbub/query'
import type { KeyedMessage, MatchableMessage } from '../ports/monitors.ts'
import { storable } from '../rules/storable.ts'
import type { MonitorBook } from './monitor-book.ts'

/** What each is found by, and which monitors match it. */
export function matchMessages(
  { compiled }: MonitorBook,
  messages: readonly MatchableMessage[],
): KeyedMessage[] {
  return messages.map((message) => {
    const { id, sentAt, own, language, sentiment, country = null, channel } = message
    const asked = toQueryMessage(message)
    const read = readMessage(asked)
    return {
      id,
      sentAt,
      own,
      language,
      sentiment,
      country,
      channelId: channel.id,
      terms: keysOf(read).map(storable),
      followers: asked.author.followers,
      engagement: asked.engagement,
      matches: compiled
        .matchRead(read)
        .map((monitor) => ({ monitorId: monitor.id, version: monitor.version })),
    }
  })
}
