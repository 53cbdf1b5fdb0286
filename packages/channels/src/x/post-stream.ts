import { createHash } from 'node:crypto'
import { errorMessage, type UnreadableMessage } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import { streamItemSchema, type XIncludes } from './api-types.ts'
import { createFrames } from './stream-frames.ts'
import type { XByteStream } from './transport.ts'

export interface StreamedPost {
  post: unknown
  includes: XIncludes
}

export interface StreamPart {
  posts: StreamedPost[]
  unreadable: UnreadableMessage[]
}

export interface PostStream extends Disposable {
  /** How long ago the last sign of life came. */
  silentMs(): number
  /** Of the post that has waited longest; null where none waits. */
  oldestId(): string | null
  /** What has come, at most so much; waits so long where nothing has, or until `rung`. Rejects with a ChannelError once it is broken. */
  take(limit: number, waitMs: number, rung?: AbortSignal): Promise<StreamPart>
}

/** So many posts wait in memory; while there are more, nothing is read, and X feels it. */
const MAX_WAITING = 2000

/** Reads the bytes of the stream as they come. `staleMs`: without a sign of life for so long it counts as broken. */
export function readPostStream(
  stream: XByteStream,
  bytes: AsyncIterable<Uint8Array>,
  { staleMs }: { staleMs: number },
): PostStream {
  const waiting: string[] = []
  let failure: ChannelError | null = null
  let aliveAt = performance.now()
  let wake = Promise.withResolvers<void>()
  let room = Promise.withResolvers<void>()

  const silentMs = () => performance.now() - aliveAt

  async function pump() {
    const frames = createFrames()
    for await (const chunk of bytes) {
      aliveAt = performance.now()
      waiting.push(...frames.push(chunk).filter((line) => line.trim() !== ''))
      wake.resolve()
      if (waiting.length > MAX_WAITING) await room.promise
    }
    throw new Error('X closed the stream')
  }

  pump().catch((error: unknown) => {
    failure = new ChannelError({ class: 'retry', message: `The stream broke: ${errorMessage(error)}` })
    wake.resolve()
  })

  async function pause(waitMs: number, rung: AbortSignal | undefined) {
    if (rung?.aborted === true) return
    wake = Promise.withResolvers()
    const { resolve } = wake
    const timer = setTimeout(resolve, waitMs)
    const stop = () => resolve()
    rung?.addEventListener('abort', stop, { once: true })
    await wake.promise
    rung?.removeEventListener('abort', stop)
    clearTimeout(timer)
  }

  return {
    silentMs,
    oldestId: () => firstOf(waiting, idIn),
    async take(limit, waitMs, rung) {
      if (waiting.length === 0 && failure === null) await pause(waitMs, rung)
      if (waiting.length > 0) {
        const part = readLines(waiting.splice(0, limit))
        room.resolve()
        room = Promise.withResolvers()
        return part
      }
      if (failure !== null) throw failure
      if (silentMs() > staleMs)
        throw new ChannelError({ class: 'retry', message: 'The stream gave no sign of life' })
      return { posts: [], unreadable: [] }
    },
    [Symbol.dispose]() {
      room.resolve()
      stream.destroy()
    },
  }
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | null): R | null {
  for (const item of items) {
    const found = find(item)
    if (found !== null) return found
  }
  return null
}

function idIn(line: string): string | null {
  try {
    const { data } = JSON.parse(line) as { data?: { id?: unknown } }
    return typeof data?.id === 'string' && /^\d+$/.test(data.id) ? data.id : null
  } catch {
    return null
  }
}

function readLines(lines: readonly string[]): StreamPart {
  const part: StreamPart = { posts: [], unreadable: [] }
  for (const line of lines) {
    try {
      const { data, includes, errors } = streamItemSchema.parse(JSON.parse(line))
      if (data !== undefined) part.posts.push({ post: data, includes })
      // What came with data only says what could not be added to it.
      else if (errors?.[0]) throw disconnected(errors[0])
    } catch (error) {
      // Posts that came before the end of the stream are told first; it ends again with the next.
      if (error instanceof ChannelError && part.posts.length === 0) throw error
      if (error instanceof ChannelError) return part
      part.unreadable.push(unreadable(line, error))
    }
  }
  return part
}

function disconnected({
  title,
  detail,
}: {
  title?: string | undefined
  detail?: string | undefined
}): ChannelError {
  return new ChannelError({
    class: 'retry',
    message: `X ended the stream: ${detail ?? title ?? 'it did not say why'}`,
  })
}

function unreadable(line: string, error: unknown): UnreadableMessage {
  const raw = new TextEncoder().encode(line)
  const externalId = `stream:${createHash('sha256').update(raw).digest('hex').slice(0, 32)}`
  return { externalId, direction: 'in', reason: errorMessage(error), raw }
}
