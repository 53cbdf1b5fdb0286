import type { OutboundEnvelope, SendResult, SentLookup } from '@hubbub/contracts'
import type { MessagingClient } from './client.ts'
import { factsOf } from './facts.ts'
import { isOurs } from './listed.ts'
import type { Desk } from './map-event.ts'

/** Clocks of networks go wrong by less. */
const SLACK_MS = 120_000

export type PostEnvelope = Extract<OutboundEnvelope, { form: 'post' }>

/** Whether a message stands in the conversation with whom it went to. Files have no words to be known by. */
export async function lookUpDirect(
  client: Pick<MessagingClient, 'conversations'>,
  message: PostEnvelope,
  { since, desk }: { since: Date; desk: Desk },
): Promise<SentLookup> {
  const personId = (message.inReplyTo && factsOf(message.inReplyTo).personId) ?? message.to?.value
  if (personId === undefined || message.text === '') return 'unknown'
  const { data } = await client.conversations({ personId })
  const found = data
    .flatMap(({ messages }) => messages?.data ?? [])
    .find((one) => isOurs(one, desk) && isSame(one.message, message.text) && isSince(one.created_time, since))
  return found === undefined
    ? 'unknown'
    : foundAs(found.id, { personId, at: found.created_time.toISOString() })
}

export const isSame = (found: string, sent: string) => found.trim() === sent.trim()
export const isSince = (at: Date, since: Date) => at.getTime() > since.getTime() - SLACK_MS

export const foundAs = (id: string, facts: Record<string, unknown>): SendResult => ({
  externalId: id,
  ownRef: id,
  response: `Found at Meta as ${id}`,
  recipients: [],
  facts,
})
