import type { Clock, InboundMessage } from '@hubbub/contracts'
import { z } from 'zod'
import type { ReadResult } from '../contract.ts'
import { messageSchema, type SlackMessage, type SlackRoom } from './api-types.ts'
import type { SlackClient } from './client.ts'
import { kind, type SlackSettings } from './config.ts'
import { fetchFiles } from './files.ts'
import { mapMessage, messageId, type Ourselves } from './mapper.ts'
import type { Names } from './mrkdwn.ts'
import { identityOf, nameOf, partyOf, type People } from './people.ts'

export interface Reading {
  client: SlackClient
  people: People
  clock: Clock
  settings: Pick<SlackSettings, 'addressed'>
  us: Ourselves
  signal?: AbortSignal | undefined
}

/** Everything else tells of changes in the room: who joined, what was pinned. */
const spoken = new Set([
  undefined,
  'file_share',
  'thread_broadcast',
  'me_message',
  'bot_message',
  'reply_broadcast',
])

export const isSpoken = (message: SlackMessage) => spoken.has(message.subtype)

export interface Raw {
  channel: string
  message: unknown
}

/** Null where nobody says anything. One that cannot be read comes with the reason. */
export async function readMessage(reading: Reading, raw: Raw): Promise<ReadResult | null> {
  const bytes = new TextEncoder().encode(JSON.stringify(raw))
  const parsed = messageSchema.safeParse(raw.message)
  if (!parsed.success) {
    const externalId = messageId(raw.channel, tsOf(raw.message))
    const unreadable = {
      externalId,
      direction: 'in',
      reason: z.prettifyError(parsed.error),
      raw: bytes,
    } as const
    return { ok: false, unreadable }
  }
  if (!isSpoken(parsed.data)) return null
  return { ok: true, message: await inbound(reading, { channel: raw.channel, message: parsed.data }, bytes) }
}

async function inbound(
  reading: Reading,
  { channel, message }: { channel: string; message: SlackMessage },
  raw: Uint8Array,
): Promise<InboundMessage> {
  const { client, us, settings, signal } = reading
  const room = await roomOf(reading, channel)
  const mapped = mapMessage(
    { message, room, author: await authorOf(reading, message), names: await namesIn(reading, message.text) },
    us,
    settings,
  )
  const { attachments, notes } = await fetchFiles(client, message.files ?? [], signal)
  if (notes.length === 0) return { ...mapped, attachments, raw }
  const text = [mapped.text, ...notes].filter(Boolean).join('\n\n')
  return { ...mapped, text, trimmedText: text, attachments, raw }
}

/** A room that we may not ask about is told by the first letter of its id. */
export async function roomOf({ client, people }: Reading, channel: string): Promise<SlackRoom> {
  return (await people.room(client, channel)) ?? { id: channel, is_im: channel.startsWith('D') }
}

async function authorOf({ client, people, us }: Reading, message: SlackMessage) {
  const { user, bot_id: bot, username, bot_profile: profile } = message
  if (user === undefined) {
    const name = username ?? profile?.name ?? null
    return { kind, value: identityOf(us.teamId, bot ?? 'unknown'), name }
  }
  const teamId = message.user_team ?? message.team ?? us.teamId
  return partyOf(await people.user(client, user), { id: user, teamId })
}

const MOST_NAMES = 50

/** What the text names by ids, asked for before it is read. */
export async function namesIn({ client, people }: Reading, text: string): Promise<Names> {
  const users = new Map<string, string | null>()
  const channels = new Map<string, string | null>()
  for (const [, sign, id = ''] of [...text.matchAll(/<([@#])([A-Z0-9]{2,20})[|>]/g)].slice(0, MOST_NAMES)) {
    if (sign === '@') users.set(id, nameOf(await people.user(client, id)))
    else channels.set(id, (await people.room(client, id))?.name ?? null)
  }
  return { user: (id) => users.get(id) ?? null, channel: (id) => channels.get(id) ?? null }
}

function tsOf(message: unknown): string {
  const ts = typeof message === 'object' && message !== null && 'ts' in message ? message.ts : null
  return typeof ts === 'string' ? ts : 'unknown'
}
