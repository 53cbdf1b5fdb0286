import { sleep } from '@hubbub/runtime'
import { ChannelError } from '../channel-error.ts'
import type { Source } from './sources.ts'

interface Turn {
  source: Source
  /** What became of it: null for well. What X or the budget delays is due again when they say. */
  note(error: unknown): void
}

/** Which source is asked when. One that must wait does not keep the others from going on. */
export function createSchedule(sources: readonly Source[], now: () => number = Date.now) {
  const entries = sources.map((source) => ({ source, dueAt: 0, failure: null as ChannelError | null }))

  return {
    due(): Turn[] {
      const at = now()
      return entries
        .filter(({ dueAt }) => dueAt <= at)
        .map((entry) => ({
          source: entry.source,
          note(error) {
            entry.failure = error === null ? null : expectDelay(error)
            entry.dueAt = entry.failure?.until?.getTime() ?? now() + entry.source.everyMs
          },
        }))
    },
    /** Nobody is told anything any more: the caller is, with the first to go on. */
    throwIfAllFail(isListening: boolean) {
      if (isListening || entries.length === 0) return
      const failures = entries.flatMap(({ failure }) => failure ?? [])
      if (failures.length < entries.length) return
      const [first] = failures.toSorted((a, b) => (a.until?.getTime() ?? 0) - (b.until?.getTime() ?? 0))
      throw first as ChannelError
    },
    untilNext(max: number): number {
      return Math.max(0, Math.min(max, ...entries.map(({ dueAt }) => dueAt - now())))
    },
    async wait(max: number, signal: AbortSignal) {
      await sleep(this.untilNext(max), signal)
      signal.throwIfAborted()
    },
  }
}

/** What X or the budget delays; anything else is no matter of turns. */
function expectDelay(error: unknown): ChannelError {
  if (error instanceof ChannelError && error.class === 'rate-limited') return error
  throw error instanceof Error ? error : new Error(String(error))
}
