import type { SentLookup } from '@hubbub/contracts'
import type { SentQuestion } from '../contract.ts'
import { factsOf } from '../meta/messaging/facts.ts'
import type { Desk } from '../meta/messaging/map-event.ts'
import { foundAs, isSame, isSince, lookUpDirect } from '../meta/messaging/lookup.ts'
import type { MessengerClient } from './client.ts'

/** Asks whether a message whose sending was interrupted stands there. */
export async function lookUpSent(
  client: MessengerClient,
  { message, since }: SentQuestion,
  desk: Desk,
): Promise<SentLookup> {
  if (message.form !== 'post') return 'unknown'
  if (message.audience === 'direct') return await lookUpDirect(client, message, { since, desk })
  const below = message.inReplyTo === null ? undefined : factsOf(message.inReplyTo).below
  if (below === undefined || message.text === '') return 'unknown'
  const found = (await client.comments(below)).find(
    ({ from, message: text, created_time: at }) =>
      from?.id === desk.ownId && isSame(text, message.text) && isSince(at, since),
  )
  if (found === undefined) return 'unknown'
  const facts = { below, commentId: found.id, at: found.created_time.toISOString() }
  return { ...foundAs(found.id, facts), url: `https://www.facebook.com/${found.id}` }
}
