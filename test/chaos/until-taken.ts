import { setTimeout as sleep } from 'node:timers/promises'
import { isProblem } from '@hubbub/api-client'

export interface Taken {
  /** Why the API refused for good; null: it has it. */
  refused: unknown
  /** How often it was asked again. */
  again: number
}

/** Asks again until the API says that it has it, as a person or a program does that wants it to be. */
export async function untilTaken(ask: () => Promise<unknown>): Promise<Taken> {
  for (let pause = 150, again = 0; ; pause = Math.min(2_000, pause * 2), again += 1) {
    try {
      await ask()
      return { refused: null, again }
    } catch (error) {
      if (!isPassing(error)) return { refused: error, again }
      await sleep(pause)
    }
  }
}

/** The API is dead, busy with the same request, or has had enough for a moment. */
function isPassing(error: unknown): boolean {
  if (!isProblem(error)) return false
  return (
    error.status === 0 || error.status >= 500 || error.status === 429 || error.code === 'idempotency.running'
  )
}
