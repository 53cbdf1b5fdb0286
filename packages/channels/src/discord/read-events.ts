import { GatewayDispatchEvents as Type } from 'discord-api-types/v10'
import type { InboundBatch, InboundChange } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import { clean } from '../text/clean.ts'
import { goneSchema, messageSchema, reactionSchema, roomsEventSchema } from './api-types.ts'
import { likesOf, namesIn } from './mapper.ts'
import { markdownToHtml, markdownToText } from './markdown.ts'
import { readMessage, type Reading } from './read-message.ts'
import { wordsOf } from './words.ts'

/** What the gateway dispatches: its name, and its data as it came. */
export interface Dispatch {
  t: string
  d: unknown
}

export type ReadEvents = Required<Pick<InboundBatch, 'messages' | 'unreadable' | 'changes'>>

const rooms = new Set<string>([
  Type.GuildCreate,
  Type.ChannelCreate,
  Type.ChannelUpdate,
  Type.ThreadCreate,
  Type.ThreadUpdate,
  Type.ThreadListSync,
])
const reactions = new Set<string>([
  Type.MessageReactionAdd,
  Type.MessageReactionRemove,
  Type.MessageReactionRemoveAll,
  Type.MessageReactionRemoveEmoji,
])
const wanted = new Set<string>([
  Type.MessageCreate,
  Type.MessageUpdate,
  Type.MessageDelete,
  Type.MessageDeleteBulk,
  ...rooms,
  ...reactions,
])

export const isWanted = ({ t }: Dispatch) => wanted.has(t)

/** What was dispatched. One that cannot be read is set aside and stops no other. */
export async function readEvents(
  reading: Reading,
  events: readonly Dispatch[],
  now: Date,
): Promise<ReadEvents> {
  const batch: ReadEvents = { messages: [], unreadable: [], changes: [] }
  for (const event of events) {
    if (rooms.has(event.t)) noteRooms(reading, event.d)
    else if (reactions.has(event.t)) batch.changes.push(...(await engagementOf(reading, event.d, now)))
    else if (event.t === Type.MessageUpdate) batch.changes.push(...(await editsOf(reading, event.d)))
    else if (event.t === Type.MessageCreate) {
      const read = await readMessage(reading, event.d)
      if (read?.ok === true) batch.messages.push(read.message)
      else if (read !== null) batch.unreadable.push(read.unreadable)
    } else if (event.t !== '') batch.changes.push(...deletions(event.d, now))
  }
  return batch
}

function noteRooms({ places }: Reading, raw: unknown) {
  const { data } = roomsEventSchema.safeParse(raw)
  const guildId = data?.channels === undefined ? undefined : data.id
  for (const one of [...(data?.channels ?? []), ...(data?.threads ?? [])]) places.note(one, guildId)
  if (data?.channels === undefined && data?.threads === undefined) places.note(raw)
}

function deletions(raw: unknown, at: Date): InboundChange[] {
  const { id, ids = [] } = goneSchema.safeParse(raw).data ?? {}
  return [...(id === undefined ? [] : [id]), ...ids].map((externalId) => ({
    kind: 'deleted',
    externalId,
    at,
  }))
}

/** A preview that was added is no edit. */
async function editsOf({ places, client, bot }: Reading, raw: unknown): Promise<InboundChange[]> {
  const message = messageSchema.safeParse(raw).data
  if (message?.edited_timestamp == null) return []
  const words = wordsOf(message)
  const names = namesIn(
    { message, room: await places.find(client, message.channel_id), channelName: places.name },
    bot,
  )
  const text = clean(markdownToText(words, names), 100_000)
  const at = new Date(message.edited_timestamp)
  return [{ kind: 'edited', externalId: message.id, at, text, html: markdownToHtml(words, names) }]
}

/** An event tells of one; how many there are, the message says. */
async function engagementOf({ client }: Reading, raw: unknown, at: Date): Promise<InboundChange[]> {
  const { data } = reactionSchema.safeParse(raw)
  if (data === undefined) return []
  const message = await client.message(data.channel_id, data.message_id).catch((error: unknown) => {
    // It is worth no waiting and no attempt more.
    if (error instanceof ChannelError) return null
    throw error
  })
  if (message === null) return []
  const engagement = { likes: likesOf(message.reactions ?? []) }
  return [{ kind: 'engagement', externalId: message.id, at, engagement }]
}
