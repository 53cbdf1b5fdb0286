import { WebSocket } from 'undici'
import { ChannelError } from '../../channel-error.ts'
import type { GuardedFetch } from '../../http/guarded-fetch.ts'
import { networkError } from '../../http/network-error.ts'
import { type JetstreamEvent, parseEvent } from './event.ts'

export interface EventStream {
  /** What came since the last call; waits for so long at most, or until `rung`, and gives nothing then. */
  take(waitMs: number, rung?: AbortSignal): Promise<JetstreamEvent[]>
  /** When anything came last. */
  heardAt(): number
  close(): void
}

/** More than this waits only where storing cannot keep up; then the stream is left and begun again at the cursor. */
const maxWaiting = 20_000
const openMs = 15_000

/** A socket to an instance. `wanted` is asked of every event as it comes, so that what nobody wants takes no room. */
export async function openEvents(
  { agent }: Pick<GuardedFetch, 'agent'>,
  { url, wanted, signal }: { url: string; wanted: (event: JetstreamEvent) => boolean; signal: AbortSignal },
): Promise<EventStream> {
  const socket = new WebSocket(url, { dispatcher: agent })
  const opened = Promise.withResolvers<void>()
  let waiting: JetstreamEvent[] = []
  let heardAt = performance.now()
  let lost: ChannelError | null = null
  let wake = () => {}

  const lose = (error: ChannelError) => {
    lost ??= error
    opened.reject(lost)
    wake()
  }
  opened.promise.catch(() => undefined)
  socket.addEventListener('open', () => opened.resolve())
  socket.addEventListener('error', ({ error }) => lose(networkError(error, { sent: false })))
  socket.addEventListener('close', ({ code }) => lose(retry(`The stream was closed (${code})`)))
  socket.addEventListener('message', ({ data }) => {
    heardAt = performance.now()
    const event = parseEvent(data)
    if (event === null || !wanted(event)) return
    waiting.push(event)
    if (waiting.length > maxWaiting) lose(retry('More comes than can be stored'))
    wake()
  })
  // A peer that says nothing more answers no goodbye either: who waits is told at once.
  const close = () => {
    socket.close()
    wake()
  }
  signal.addEventListener('abort', close, { once: true })
  const timer = setTimeout(() => lose(retry('The stream does not open')), openMs)
  try {
    await opened.promise
  } catch (error) {
    close()
    signal.throwIfAborted()
    throw error
  } finally {
    clearTimeout(timer)
  }

  return {
    async take(waitMs, rung) {
      if (waiting.length === 0 && lost === null && rung?.aborted !== true) {
        const woken = Promise.withResolvers<void>()
        wake = woken.resolve
        const stir = () => woken.resolve()
        rung?.addEventListener('abort', stir, { once: true })
        const patience = setTimeout(woken.resolve, waitMs)
        await woken.promise
        clearTimeout(patience)
        rung?.removeEventListener('abort', stir)
      }
      signal.throwIfAborted()
      // What came before it was lost is still told.
      if (waiting.length === 0 && lost !== null) throw lost
      const taken = waiting
      waiting = []
      return taken
    },
    heardAt: () => heardAt,
    close() {
      signal.removeEventListener('abort', close)
      close()
    },
  }
}

const retry = (message: string) => new ChannelError({ class: 'retry', message })
