import type { InboundBatch, InboundGap } from '@hubbub/contracts'
import { z } from 'zod'
import type { ChannelContext } from '../context.ts'
import type { PullInput } from '../contract.ts'

/** How often it is asked whether we are still let in and called; a question counts against the account's limit. */
const LOOK_MS = 10 * 60_000

const cursorSchema = z.object({
  v: z.literal(1),
  /** When all was well last. */
  at: z.iso.datetime(),
})

export interface Look {
  /** How long Meta goes on calling an address that does not answer. */
  keepsMs: number
  /** Sees that calls come here. @returns whether they came elsewhere until now. */
  ensureCalled(signal: AbortSignal): Promise<{ wasAway: boolean }>
}

/** What comes by calls is not pulled; what is pulled is whether they can come. What may have been missed is said. */
export async function* lookAfter(
  { clock }: Pick<ChannelContext, 'clock'>,
  { keepsMs, ensureCalled }: Look,
  { cursor, signal }: PullInput,
): AsyncGenerator<InboundBatch> {
  signal.throwIfAborted()
  const last = cursorSchema.safeParse(cursor).data?.at ?? null
  const lastAt = last === null ? null : new Date(last)
  if (lastAt !== null && clock.now().getTime() - lastAt.getTime() < LOOK_MS) return
  const { wasAway } = await ensureCalled(signal)
  const now = clock.now()
  yield {
    messages: [],
    unreadable: [],
    gaps: gapsBefore(lastAt, now, { keepsMs, wasAway }),
    cursor: { v: 1, at: now.toISOString() },
  }
}

function gapsBefore(
  last: Date | null,
  now: Date,
  { keepsMs, wasAway }: { keepsMs: number; wasAway: boolean },
): InboundGap[] {
  if (last === null) return []
  if (wasAway) return [{ from: last, to: now, reason: 'For a time Meta did not call this installation' }]
  const kept = new Date(now.getTime() - keepsMs)
  if (last >= kept) return []
  const days = Math.round(keepsMs / 86_400_000)
  return [
    { from: last, to: kept, reason: `Meta calls an address that does not answer for ${days} days only` },
  ]
}
