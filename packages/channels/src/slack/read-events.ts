import type { InboundBatch, InboundChange, InboundGap } from '@hubbub/contracts'
import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import { clean } from '../text/clean.ts'
import { envelopeSchema, eventSchema, messageSchema } from './api-types.ts'
import { dateOf, messageId } from './mapper.ts'
import { mrkdwnToHtml, mrkdwnToText } from './mrkdwn.ts'
import { namesIn, readMessage, type Reading } from './read-message.ts'

export type ReadEvents = Required<Omit<InboundBatch, 'cursor'>>
type Event = z.output<typeof eventSchema>

const MINUTE_MS = 60_000

/** What Slack's envelopes say. One that cannot be read is set aside and stops no other. */
export async function readEvents(reading: Reading, envelopes: readonly unknown[]): Promise<ReadEvents> {
  const batch: ReadEvents = { messages: [], unreadable: [], changes: [], gaps: [] }
  for (const one of envelopes) await readInto(batch, reading, one)
  // A message that names us is told twice: as a message, and as a mention.
  const ids = new Set<string>()
  batch.messages = batch.messages.filter(({ externalId }) => !ids.has(externalId) && ids.add(externalId))
  return batch
}

async function readInto(batch: ReadEvents, reading: Reading, raw: unknown): Promise<void> {
  const { data: envelope } = envelopeSchema.safeParse(raw)
  const limited = limitedMinute(raw)
  if (limited !== null) return void batch.gaps.push(limited)
  const event = eventSchema.safeParse(envelope?.event)
  if (!event.success) {
    const externalId = `event:${envelope?.event_id ?? 'unknown'}`
    const reason = z.prettifyError(event.error)
    const bytes = new TextEncoder().encode(JSON.stringify(raw))
    return void batch.unreadable.push({ externalId, direction: 'in', reason, raw: bytes })
  }
  const { type, channel, item, subtype } = event.data
  if (type === 'reaction_added' || type === 'reaction_removed') {
    if (item?.channel !== undefined && item.ts !== undefined)
      batch.changes.push(...(await engagementOf(reading, { channel: item.channel, ts: item.ts })))
  } else if ((type === 'message' || type === 'app_mention') && channel !== undefined) {
    if (subtype === 'message_changed' || subtype === 'message_deleted')
      batch.changes.push(...(await changesOf(reading, event.data, channel)))
    else {
      const read = await readMessage(reading, { channel, message: envelope?.event })
      if (read?.ok === true) batch.messages.push(read.message)
      else if (read !== null) batch.unreadable.push(read.unreadable)
    }
  }
}

/** Over 30,000 events an hour Slack sends no more until the minute is over. */
function limitedMinute(raw: unknown): InboundGap | null {
  const limited = z
    .object({ type: z.literal('app_rate_limited'), minute_rate_limited: z.number() })
    .safeParse(raw).data
  if (limited === undefined) return null
  const from = new Date(limited.minute_rate_limited * 1000)
  return {
    from,
    to: new Date(from.getTime() + MINUTE_MS),
    reason: 'Slack held events back: too many in an hour',
  }
}

async function changesOf(reading: Reading, event: Event, channel: string): Promise<InboundChange[]> {
  const at = event.event_ts === undefined ? null : dateOf(event.event_ts)
  if (event.deleted_ts !== undefined)
    return [
      {
        kind: 'deleted',
        externalId: messageId(channel, event.deleted_ts),
        at: at ?? dateOf(event.deleted_ts),
      },
    ]
  const message = messageSchema.safeParse(event.message).data
  if (message === undefined) return []
  // What is answered when it is deleted stays as a stone.
  if (message.subtype === 'tombstone')
    return [{ kind: 'deleted', externalId: messageId(channel, message.ts), at: at ?? dateOf(message.ts) }]
  // A preview that was added, or a count of answers, is no edit.
  if (message.edited === undefined || event.previous_message?.text === message.text) return []
  return [await editOf(reading, channel, message)]
}

export async function editOf(
  reading: Reading,
  channel: string,
  { ts, text, edited }: z.output<typeof messageSchema>,
): Promise<InboundChange> {
  const names = await namesIn(reading, text)
  return {
    kind: 'edited',
    externalId: messageId(channel, ts),
    at: dateOf(edited?.ts ?? ts),
    text: clean(mrkdwnToText(text, names), 100_000),
    html: mrkdwnToHtml(text, names),
  }
}

const reactionsSchema = z.object({ message: messageSchema.optional() })

/** An event tells of one; how many there are, the message says. */
async function engagementOf(
  { client }: Reading,
  { channel, ts }: { channel: string; ts: string },
): Promise<InboundChange[]> {
  const answer = await client
    .call('reactions.get', reactionsSchema, { channel, timestamp: ts, full: true })
    .catch((error: unknown) => {
      // It is worth no waiting and no attempt more.
      if (error instanceof ChannelError) return null
      throw error
    })
  if (answer?.message === undefined) return []
  const likes = (answer.message.reactions ?? []).reduce((sum, { count }) => sum + count, 0)
  return [{ kind: 'engagement', externalId: messageId(channel, ts), at: dateOf(ts), engagement: { likes } }]
}
