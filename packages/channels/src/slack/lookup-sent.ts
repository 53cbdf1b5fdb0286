import type { SentLookup } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { SentQuestion } from '../contract.ts'
import { messageSchema, type SlackMessage } from './api-types.ts'
import { tsOf } from './catch-up.ts'
import type { SlackClient } from './client.ts'
import { isOwn, type Ourselves, sentMark } from './mapper.ts'
import { toMrkdwn } from './mrkdwn.ts'
import { resultOf } from './send-slack.ts'
import { targetOf } from './target.ts'

/** Clocks go wrong by less. */
const SLACK_MS = 120_000
/** A request that was cut off may still be worked on. */
const SURE_MS = 60_000

/** Whether a message stands where it was to go: by our own id, or, as files carry none, by its words. */
export async function lookupSent(
  client: SlackClient,
  us: Ourselves,
  { message, since, now }: SentQuestion & { now: Date },
): Promise<SentLookup> {
  if (message.form !== 'post') return 'unknown'
  const target = await targetOf(client, message)
  const { channel, threadTs } = target
  const asked = { channel, oldest: tsOf(new Date(since.getTime() - SLACK_MS)), include_all_metadata: true }
  for (let cursor: string | undefined; ;) {
    const at = cursor === undefined ? {} : { cursor }
    const page = await (
      threadTs === null
        ? client.history({ ...asked, ...at })
        : client.replies({ ...asked, ts: threadTs, ...at })
    ).catch((error: unknown) => {
      if (error instanceof ChannelError && error.class === 'rejected') return null
      throw error
    })
    if (page === null) return 'unknown'
    const own = page.messages.flatMap((raw) => messageSchema.safeParse(raw).data ?? [])
    const found = own.find((one) => isOwn(one, us) && isThis(one, message))
    if (found !== undefined) return resultOf(us, target, found.ts)
    cursor = page.response_metadata?.next_cursor || undefined
    if (cursor === undefined) return now.getTime() - since.getTime() > SURE_MS ? 'not-sent' : 'unknown'
  }
}

function isThis(
  { metadata, files, text }: SlackMessage,
  message: { messageId: string; text: string },
): boolean {
  if (metadata?.event_type === sentMark) return metadata.event_payload?.['id'] === message.messageId
  return (files ?? []).length > 0 && text.trim() === toMrkdwn(message.text).trim()
}
