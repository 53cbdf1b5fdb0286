import type { InboundBatch } from '@hubbub/contracts'
import type { Channel, ChannelSession } from '../contract.ts'

export async function collect(batches: AsyncIterable<InboundBatch>): Promise<InboundBatch[]> {
  const all: InboundBatch[] = []
  for await (const batch of batches) all.push(batch)
  return all
}

export function pullAll(session: ChannelSession, cursor: unknown): Promise<InboundBatch[]> {
  return collect(session.pull({ cursor, signal: AbortSignal.timeout(20_000) }))
}

/** How long a stream has to be still before it has told all. */
const STILL_MS = 700

/** All that can be pulled now; a stream that does not end is left once it is still. */
export async function drain(
  channel: Pick<Channel, 'capabilities'>,
  session: ChannelSession,
  cursor: unknown,
): Promise<InboundBatch[]> {
  if (!channel.capabilities.stream) return await pullAll(session, cursor)
  const still = new Error('still')
  const stop = new AbortController()
  const end = () => stop.abort(still)
  let timer = setTimeout(end, STILL_MS)
  const batches: InboundBatch[] = []
  try {
    for await (const batch of session.pull({ cursor, signal: stop.signal })) {
      batches.push(batch)
      if (batch.messages.length + batch.unreadable.length === 0) continue
      clearTimeout(timer)
      timer = setTimeout(end, STILL_MS)
    }
  } catch (error) {
    if (error !== still) throw error
  } finally {
    clearTimeout(timer)
  }
  return batches
}

export function textsOf(batches: readonly InboundBatch[]): string[] {
  return batches
    .flatMap(({ messages }) => messages)
    .filter(({ direction }) => direction === 'in')
    .map(({ trimmedText }) => trimmedText)
}
