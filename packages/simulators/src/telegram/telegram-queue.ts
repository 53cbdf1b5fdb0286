import { setTimeout as wait } from 'node:timers/promises'
import { TelegramRefusal, type TelegramUpdate } from './telegram-types.ts'

const KEEPS_MS = 24 * 3_600_000

/** What waits for a bot, for a day; one poll at a time may wait for more. */
export function createUpdateQueue(now: () => Date, firstId = 700_001) {
  let waiting: { update: TelegramUpdate; at: number }[] = []
  let nextId = firstId
  let poll: { end: (refusal: TelegramRefusal | null) => void } | null = null

  const current = () => {
    waiting = waiting.filter(({ at }) => now().getTime() - at < KEEPS_MS)
    return waiting.map(({ update }) => update)
  }

  async function pause(seconds: number, signal: AbortSignal) {
    const ended = Promise.withResolvers<TelegramRefusal | null>()
    const own = { end: ended.resolve }
    poll = own
    const over = new AbortController()
    const stop = AbortSignal.any([signal, over.signal])
    const timer = wait(seconds * 1000, null, { signal: stop }).catch(() => null)
    const refusal = await Promise.race([ended.promise, timer])
    over.abort()
    if (poll === own) poll = null
    if (refusal) throw refusal
  }

  return {
    current,
    push(update: Omit<TelegramUpdate, 'update_id'>): TelegramUpdate {
      const whole = { update_id: nextId++, ...update }
      waiting.push({ update: whole, at: now().getTime() })
      poll?.end(null)
      return whole
    },
    /** The first is delivered. */
    shift: () => void waiting.shift(),
    /** The updates from `offset`, forgetting those before; waits where there are none. */
    async fetch(input: { offset?: number; limit?: number; timeout?: number }, signal: AbortSignal) {
      const { offset = 0, limit = 100, timeout = 0 } = input
      poll?.end(conflict())
      if (offset > 0) waiting = waiting.filter(({ update }) => update.update_id >= offset)
      if (current().length === 0 && timeout > 0) await pause(timeout, signal)
      return current().slice(0, limit)
    },
    endPoll: () => poll?.end(conflict()),
  }
}

const conflict = () =>
  new TelegramRefusal(
    409,
    'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  )
