import { setTimeout as sleep } from 'node:timers/promises'
import type { InboundMessage } from '@hubbub/contracts'
import type { Listener } from '../../lib/listen.ts'
import type { BenchChannel } from './bench-channel.ts'

/** Nothing new for so long means that nothing comes any more. */
const patienceMs = 60_000

/** All at once into the mailbox. @returns messages per second, from the first fetch to the last event at the client. */
export async function push(
  channel: BenchChannel,
  listener: Listener,
  mails: readonly InboundMessage[],
): Promise<number> {
  const before = listener.received.length
  const startedAt = performance.now()
  channel.arrive(mails)
  await untilReceived(listener, before + mails.length)
  const lastAt = listener.received.at(-1)?.at ?? Number.NaN
  return (listener.received.length - before) / ((lastAt - startedAt) / 1000)
}

export async function untilReceived(listener: Listener, count: number): Promise<void> {
  let seen = 0
  let seenAt = performance.now()
  while (performance.now() - seenAt < patienceMs) {
    const now = listener.received.length
    if (now >= count) return
    if (now > seen) seenAt = performance.now()
    seen = now
    await sleep(20)
  }
}
