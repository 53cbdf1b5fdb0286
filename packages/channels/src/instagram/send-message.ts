import {
  measureText,
  type OutboundMessage,
  type OutboundPost,
  type PostRef,
  type SendResult,
} from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import { factsOf } from '../meta/messaging/facts.ts'
import { sendDirect } from '../meta/messaging/send-direct.ts'
import type { InstagramClient } from './client.ts'
import { limits } from './config.ts'

/** One call for each message, so that it is taken as a whole or not at all. */
export async function sendMessage(
  { client, now }: { client: InstagramClient; now: Date },
  message: OutboundMessage,
  signal?: AbortSignal,
): Promise<SendResult> {
  const post = expectPost(message)
  if (post.audience === 'direct') return await sendDirect({ client, now, marks: false }, post, signal)
  const below = post.inReplyTo === null ? undefined : factsOf(post.inReplyTo).below
  if (below === undefined) throw refused('In public only comments are answered')
  const id = await client.reply(below, mentioning(post), signal)
  return {
    externalId: id,
    ownRef: id,
    response: `Instagram took it as ${id}`,
    recipients: [],
    facts: { below, commentId: id, at: now.toISOString() },
  }
}

/** Answers stand one below the other: whom one answers is said by name, as people do there. */
export function mentioning({ text, inReplyTo }: { text: string; inReplyTo: PostRef | null }): string {
  const handle = inReplyTo?.author.handle
  return handle === undefined || text.includes(`@${handle}`) ? text : `@${handle} ${text}`
}

function expectPost(message: OutboundMessage): OutboundPost {
  if (message.form !== 'post') throw refused('No mail leaves by Instagram')
  const { text, attachments, audience } = message
  const isPublic = audience === 'public'
  if (isPublic && measureText(mentioning(message), { unit: 'characters', perLink: null }) > limits.comment)
    throw refused(`A comment has at most ${limits.comment} characters`)
  if (!isPublic && measureText(text, { unit: 'bytes', perLink: null }) > limits.textBytes)
    throw refused(`A message of Instagram has at most ${limits.textBytes} bytes`)
  if (text.trim() === '' && attachments.length === 0) throw refused('There is nothing to send')
  if (isPublic && attachments.length > 0) throw refused('No file goes with a comment')
  if (attachments.length > 1 || (attachments.length > 0 && text !== ''))
    throw refused('A message of Instagram is words or one file')
  return message
}

const refused = (message: string) => new ChannelError({ class: 'rejected', message })
