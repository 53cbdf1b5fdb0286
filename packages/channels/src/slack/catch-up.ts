import type { InboundBatch } from '@hubbub/contracts'
import { sleep } from '@hubbub/runtime'
import { ChannelError } from '../channel-error.ts'
import type { PullInput } from '../contract.ts'
import { messageSchema, type SlackMessage, type SlackRoom } from './api-types.ts'
import { limits } from './config.ts'
import { dateOf, messageId } from './mapper.ts'
import { editOf } from './read-events.ts'
import { readMessage, type Reading } from './read-message.ts'

export interface Span {
  from: Date
  to: Date
  signal: AbortSignal
  known?: PullInput['known']
}

type Read = Required<Pick<InboundBatch, 'messages' | 'unreadable' | 'changes'>>

/** A limit that ends so soon is waited for. */
const SHORT_MS = 15_000

/**
 * All that was said in a stretch of time in every room that we are in, and below threads that began up to a week
 * before. Newest page first, as Slack tells it; threads find together whatever comes first.
 */
export async function* catchUp(reading: Reading, span: Span): AsyncGenerator<Read> {
  for await (const room of roomsOf(reading, span.signal)) yield* readRoom(reading, room, span)
}

async function* roomsOf(reading: Reading, signal: AbortSignal): AsyncGenerator<SlackRoom> {
  const { client } = reading
  for (let cursor: string | undefined; ;) {
    const at = cursor
    const page = await patiently(reading, async () => await client.rooms(at, signal), signal)
    yield* page.channels
    cursor = page.response_metadata?.next_cursor || undefined
    if (cursor === undefined) return
  }
}

async function* readRoom(reading: Reading, room: SlackRoom, span: Span): AsyncGenerator<Read> {
  const { client } = reading
  const { signal } = span
  const oldest = tsOf(new Date(span.from.getTime() - limits.threadMs))
  const latest = tsOf(span.to)
  for (let cursor: string | undefined; ;) {
    const at = cursor === undefined ? {} : { cursor }
    const page = await patiently(
      reading,
      async () => await client.history({ channel: room.id, oldest, latest, inclusive: true, ...at }, signal),
      signal,
    )
    const found = page.messages
      .toReversed()
      .map((raw) => ({ raw, message: messageSchema.safeParse(raw).data }))
    const wanted = found.filter(
      ({ message }) => message === undefined || isWithin(message, span) || isEditedIn(message, span),
    )
    yield* withKnown(reading, room, wanted, span)
    for (const { message } of found)
      if (message !== undefined && goesOnIn(message, span)) yield* readThread(reading, room, message, span)
    cursor = page.response_metadata?.next_cursor || undefined
    if (cursor === undefined) return
  }
}

async function* readThread(
  reading: Reading,
  room: SlackRoom,
  { ts }: SlackMessage,
  span: Span,
): AsyncGenerator<Read> {
  const { client } = reading
  const { signal } = span
  for (let cursor: string | undefined; ;) {
    const at = cursor === undefined ? {} : { cursor }
    const args = {
      channel: room.id,
      ts,
      oldest: tsOf(span.from),
      latest: tsOf(span.to),
      inclusive: true,
      ...at,
    }
    const page = await patiently(reading, async () => await client.replies(args, signal), signal)
    const below = page.messages
      .map((raw) => ({ raw, message: messageSchema.safeParse(raw).data }))
      .filter(({ message }) => message === undefined || (message.ts !== ts && isWithin(message, span)))
    yield* withKnown(reading, room, below, span)
    cursor = page.response_metadata?.next_cursor || undefined
    if (cursor === undefined) return
  }
}

/** What is here already is not fetched again, but may say something else by now. */
async function* withKnown(
  reading: Reading,
  { id: channel }: SlackRoom,
  found: readonly { raw: unknown; message: SlackMessage | undefined }[],
  { known, from }: Span,
): AsyncGenerator<Read> {
  if (found.length === 0) return
  const ids = found.flatMap(({ message }) => (message ? [messageId(channel, message.ts)] : []))
  const stored = (await known?.(ids)) ?? new Set<string>()
  const read: Read = { messages: [], unreadable: [], changes: [] }
  for (const { raw, message } of found) {
    if (message && message.edited && dateOf(message.edited.ts) >= from)
      read.changes.push(await editOf(reading, channel, message))
    if (message && (stored.has(messageId(channel, message.ts)) || dateOf(message.ts) < from)) continue
    const one = await readMessage(reading, { channel, message: raw })
    if (one?.ok === true) read.messages.push(one.message)
    else if (one !== null) read.unreadable.push(one.unreadable)
  }
  if (read.messages.length + read.unreadable.length + read.changes.length > 0) yield read
}

const isWithin = ({ ts }: SlackMessage, { from, to }: Span) => dateOf(ts) >= from && dateOf(ts) <= to
const isEditedIn = ({ edited }: SlackMessage, { from }: Span) =>
  edited !== undefined && dateOf(edited.ts) >= from
const goesOnIn = ({ reply_count: count = 0, latest_reply: latest }: SlackMessage, { from }: Span) =>
  count > 0 && (latest === undefined || dateOf(latest) >= from)

export const tsOf = (date: Date) => (date.getTime() / 1000).toFixed(6)

async function patiently<T>(
  { clock }: Pick<Reading, 'clock'>,
  ask: () => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      const until = error instanceof ChannelError ? error.until : null
      const ms = until === null ? Infinity : until.getTime() - clock.now().getTime()
      if (ms > SHORT_MS) throw error
      await sleep(Math.max(ms, 50), signal)
      signal.throwIfAborted()
    }
  }
}
