import { AppError } from '@hubbub/contracts'
import type { ThreadTail } from '../ports/messages.ts'

/** Where nothing was written, or nothing can be sent: the channel is off, the contact blocked. */
export function refuseWhereClosed(
  { channel, contact }: { channel: { enabled: boolean }; contact: Pick<ThreadTail['contact'], 'blocked'> },
  input: { text: string; attachmentIds: readonly string[] },
): void {
  if (input.text.trim() === '' && input.attachmentIds.length === 0) {
    throw new AppError({
      code: 'message.empty',
      kind: 'invalid',
      message: 'The reply has neither text nor attachments',
    })
  }
  if (!channel.enabled) {
    throw new AppError({
      code: 'channel.disconnected',
      kind: 'conflict',
      message: 'The mailbox of this conversation is disconnected',
    })
  }
  if (contact.blocked) {
    throw new AppError({ code: 'contact.blocked', kind: 'conflict', message: 'This contact is blocked' })
  }
}

const LONGEST_MS = 366 * 86_400_000

/** Held to a time that is to come and within a year. */
export function refuseOddTime(
  { sendAt, then }: { sendAt?: Date | undefined; then?: string | undefined },
  now: Date,
): void {
  if (sendAt === undefined) return
  if (then !== undefined) {
    throw new AppError({
      code: 'message.scheduled_with_then',
      kind: 'invalid',
      message: 'A reply that leaves later changes no status when it is written',
    })
  }
  const ahead = sendAt.getTime() - now.getTime()
  if (ahead > 0 && ahead <= LONGEST_MS) return
  throw new AppError({
    code: 'message.odd_time',
    kind: 'invalid',
    message: ahead > 0 ? 'That is more than a year ahead' : 'The time to send it has passed',
  })
}
