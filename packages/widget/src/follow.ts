import type { ChatStreamEvent } from '@hubbub/contracts'
import { type Api, Refusal } from './api.ts'
import { createEventReader } from './rules/read-events.ts'

/** Nothing came for so long, not even a sign of life: the line is dead without having closed. */
const SILENT_MS = 40_000
const LONGEST_MS = 30_000

export interface Following {
  token: () => string | null
  onEvent: (event: ChatStreamEvent) => void
  onLine: (line: 'live' | 'lost') => void
  /** The token counts no more. */
  onOver: () => Promise<void>
}

/** Holds the line to the server while it is wanted, and takes up again where it broke off: nothing missed, nothing twice. */
export function createFollower(api: Api, { token, onEvent, onLine, onOver }: Following) {
  let place: string | null = null
  let current: AbortController | null = null
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let wanted = false

  const hold = async (own: string, stop: AbortController) => {
    const response = await api.stream(own, place, stop.signal)
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    const read = createEventReader()
    let silence = setTimeout(() => stop.abort(), SILENT_MS)
    try {
      for (;;) {
        const next = await reader?.read()
        if (next === undefined || next.done) return
        clearTimeout(silence)
        silence = setTimeout(() => stop.abort(), SILENT_MS)
        failures = 0
        onLine('live')
        for (const { id, event, data } of read(next.value)) {
          // The server writes what the contracts say.
          onEvent({ event, data: JSON.parse(data) as never } as ChatStreamEvent)
          if (id !== null) place = id
        }
      }
    } finally {
      clearTimeout(silence)
      stop.abort()
    }
  }
  const run = async () => {
    const own = token()
    if (!wanted || own === null || current !== null) return
    const stop = new AbortController()
    current = stop
    try {
      await hold(own, stop)
    } catch (error) {
      if (error instanceof Refusal && error.status === 401) {
        place = null
        await onOver().catch(() => {})
      }
    }
    current = null
    if (!wanted) return
    onLine('lost')
    failures += 1
    const wait = Math.min(LONGEST_MS, 500 * 2 ** failures) * (0.6 + Math.random() * 0.4)
    timer = setTimeout(() => void run(), failures === 1 ? 200 : wait)
  }
  return {
    /** Begins, or tries at once where it waits. */
    start(): void {
      wanted = true
      clearTimeout(timer)
      void run()
    },
    stop(): void {
      wanted = false
      clearTimeout(timer)
      current?.abort()
    },
    /** Somebody else is here: all is asked for anew. */
    restart(): void {
      place = null
      failures = 0
      if (current === null) void run()
      else current.abort()
    },
  }
}
