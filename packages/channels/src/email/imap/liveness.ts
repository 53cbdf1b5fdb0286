import { setTimeout as wait } from 'node:timers/promises'
import type { ImapFlow } from 'imapflow'

/** How a connection is found dead whose network has gone without a word: nobody closes it, and nothing comes. */
export interface Liveness {
  /** So long a connection is believed in after it was last heard. */
  quietMs: number
  /** So long a server may take to say that it is there. */
  answerMs: number
}

export const usualLiveness: Liveness = { quietMs: 50_000, answerMs: 10_000 }

/** Asks whether the server is still there, and closes the connection where it does not say so in time. */
export async function expectAlive(client: ImapFlow, { answerMs }: Liveness): Promise<boolean> {
  const answered = new AbortController()
  const asked = client.noop().then(
    () => true,
    () => false,
  )
  const late = wait(answerMs, false, { signal: answered.signal }).catch(() => false)
  const isAlive = await Promise.race([asked, late])
  answered.abort()
  if (!isAlive) client.close()
  return isAlive && client.usable
}
