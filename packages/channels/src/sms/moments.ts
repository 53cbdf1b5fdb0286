import { ChannelError } from '../channel-error.ts'
import type { SmsCall } from './api-types.ts'
import type { SmsClient } from './client.ts'
import type { SmsSettings } from './config.ts'
import { sentAtOf } from './cursor.ts'
import { type Listed, listMessages, oldestFirst } from './list-messages.ts'

/** How long before its call a message may have been sent, and how far the network's clock may be before ours. */
const AROUND_MS = 10 * 60_000
/** So long a call waits for the network to say when its message was sent; then who wrote is worth more than the order. */
const PATIENCE_MS = 60_000
const LAST_MS = 999

/**
 * When each was sent, by its id. The network knows whole seconds only: what one number texts another in one second
 * stands a millisecond apart, as it is listed. So it has the same place whether a call or the list tells of it.
 */
export function momentsOf(listed: readonly Listed[]): Map<string, Date> {
  const counts = new Map<string, number>()
  const moments = new Map<string, Date>()
  for (const { message } of oldestFirst(listed)) {
    if (message === null) continue
    const second = Math.floor(sentAtOf(message) / 1000) * 1000
    const line = JSON.stringify([message.from, message.to, second])
    const before = counts.get(line) ?? 0
    counts.set(line, before + 1)
    moments.set(message.sid, new Date(second + Math.min(before, LAST_MS)))
  }
  return moments
}

/** When the message of a call was sent, by the list: a call does not say it. */
export async function momentOfCall(
  { client, settings, now }: { client: SmsClient; settings: SmsSettings; now: Date },
  { MessageSid: sid, From, To }: SmsCall,
  receivedAt: Date,
): Promise<Date> {
  if (From === undefined || To === undefined) return receivedAt
  const [from, to] = [receivedAt.getTime() - AROUND_MS, receivedAt.getTime() + AROUND_MS]
  try {
    const listed = await listMessages(client, settings, {
      from: new Date(from),
      to: new Date(to),
      between: { From, To },
    })
    const listedAt = momentsOf(listed).get(sid)
    if (listedAt !== undefined) return listedAt
    // Not in the list yet: then it is the last of its second.
    return new Date(sentAtOf(await client.message(sid)) + LAST_MS)
  } catch (error) {
    const isPassing =
      error instanceof ChannelError && (error.class === 'retry' || error.class === 'rate-limited')
    if (isPassing && now.getTime() - receivedAt.getTime() < PATIENCE_MS) throw error
    return receivedAt
  }
}
