import type { SentLookup } from '@hubbub/contracts'
import type { SentQuestion } from '../contract.ts'
import { factsOf } from '../meta/messaging/facts.ts'
import type { Desk } from '../meta/messaging/map-event.ts'
import { foundAs, isSame, isSince, lookUpDirect } from '../meta/messaging/lookup.ts'
import type { InstagramClient } from './client.ts'
import { mentioning } from './send-message.ts'

/** Asks whether a message whose sending was interrupted stands there. */
export async function lookUpSent(
  client: InstagramClient,
  { message, since }: SentQuestion,
  desk: Desk,
): Promise<SentLookup> {
  if (message.form !== 'post') return 'unknown'
  if (message.audience === 'direct') return await lookUpDirect(client, message, { since, desk })
  const below = message.inReplyTo === null ? undefined : factsOf(message.inReplyTo).below
  if (below === undefined || message.text === '') return 'unknown'
  const sent = mentioning(message)
  const found = (await client.replies(below)).find(
    ({ from, username, text, timestamp: at }) =>
      (from?.id === desk.ownId || (from?.username ?? username) === desk.handle) &&
      isSame(text, sent) &&
      isSince(at, since),
  )
  if (found === undefined) return 'unknown'
  return foundAs(found.id, { below, commentId: found.id, at: found.timestamp.toISOString() })
}
