import type { Clock, InboundBatch } from '@hubbub/contracts'
import { sleep } from '@hubbub/runtime'
import { ChannelError } from '../channel-error.ts'
import type { PullInput } from '../contract.ts'
import { messageSchema } from './api-types.ts'
import { readMessage, type Reading } from './read-message.ts'
import { compareIds, snowflakeOf } from './snowflake.ts'

export interface Span {
  from: Date
  to: Date
  signal: AbortSignal
  /** Private talks that are known: a bot cannot ask which there are. */
  directs: readonly string[]
  clock: Clock
  known?: PullInput['known']
}

type Read = Required<Pick<InboundBatch, 'messages' | 'unreadable'>>

/** Text, voice with text, news and stages; forums speak in their threads alone. */
const talks = new Set([0, 2, 5, 13])
const SHORT_MS = 15_000

/** All that was said in a stretch of time, room by room, oldest first. A room that we may not read is passed over. */
export async function* backfill(reading: Reading, span: Span): AsyncGenerator<Read> {
  const { client, places } = reading
  const ask = async <T>(call: () => Promise<T>) => await patiently(call, span)
  for (const { id } of await ask(async () => await client.guilds(span.signal))) {
    const channels = (await ask(async () => await client.channelsOf(id, span.signal))) ?? []
    const threads = (await ask(async () => await client.threadsOf(id, span.signal))) ?? []
    for (const one of [...channels, ...threads]) places.note(one, id)
    for (const one of [...channels.filter(({ type }) => talks.has(type)), ...threads])
      yield* readRoom(reading, one.id, span)
  }
  for (const id of span.directs) yield* readRoom(reading, id, span)
}

/** All that was said in a room in a stretch of time, oldest first. */
export async function* readRoom(reading: Reading, channelId: string, span: Span): AsyncGenerator<Read> {
  const { client } = reading
  const end = snowflakeOf(span.to)
  for (let after = snowflakeOf(span.from); ;) {
    const from = after
    const page = await patiently(
      async () => await client.messagesAfter(channelId, from, span.signal),
      span,
    ).catch((error: unknown) => {
      if (error instanceof ChannelError && error.class === 'rejected') return []
      throw error
    })
    const oldestFirst = page.toReversed()
    const ids = oldestFirst.flatMap((raw) => messageSchema.pick({ id: true }).safeParse(raw).data?.id ?? [])
    const stored = (await span.known?.(ids)) ?? new Set<string>()
    const read: Read = { messages: [], unreadable: [] }
    for (const raw of oldestFirst) {
      const id = messageSchema.pick({ id: true }).safeParse(raw).data?.id
      if (id !== undefined && (stored.has(id) || compareIds(id, end) > 0)) continue
      const one = await readMessage(reading, raw)
      if (one?.ok === true) read.messages.push(one.message)
      else if (one !== null) read.unreadable.push(one.unreadable)
    }
    if (read.messages.length + read.unreadable.length > 0) yield read
    const last = ids.at(-1)
    if (page.length === 0 || last === undefined || compareIds(last, end) > 0) return
    after = last
  }
}

/** A limit that ends soon is waited for. */
async function patiently<T>(
  ask: () => Promise<T>,
  { clock, signal }: Pick<Span, 'clock' | 'signal'>,
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
