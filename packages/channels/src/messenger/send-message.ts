import { measureText, type OutboundMessage, type OutboundPost, type SendResult } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import { factsOf } from '../meta/messaging/facts.ts'
import { sendDirect } from '../meta/messaging/send-direct.ts'
import type { MessengerClient } from './client.ts'
import { limits } from './config.ts'

/** One call for each message, so that it is taken as a whole or not at all. */
export async function sendMessage(
  { client, now }: { client: MessengerClient; now: Date },
  message: OutboundMessage,
  signal?: AbortSignal,
): Promise<SendResult> {
  const post = expectPost(message)
  if (post.audience === 'direct') return await sendDirect({ client, now, marks: true }, post, signal)
  const below = post.inReplyTo === null ? undefined : factsOf(post.inReplyTo).below
  if (below === undefined) throw refused('In public only what stands on the page is answered')
  const id = await client.comment(below, { text: post.text, file: post.attachments[0] ?? null }, signal)
  return {
    externalId: id,
    ownRef: id,
    response: `Facebook took it as ${id}`,
    recipients: [],
    url: `https://www.facebook.com/${id}`,
    facts: { below, commentId: id, at: now.toISOString() },
  }
}

function expectPost(message: OutboundMessage): OutboundPost {
  if (message.form !== 'post') throw refused('No mail leaves by Facebook')
  const { text, attachments, audience } = message
  const most = audience === 'direct' ? limits.text : limits.comment
  if (measureText(text, { unit: 'characters', perLink: null }) > most)
    throw refused(`Facebook takes at most ${most} characters here`)
  if (text.trim() === '' && attachments.length === 0) throw refused('There is nothing to send')
  if (attachments.length > 1) throw refused('Facebook takes one file here')
  if (audience === 'direct' && attachments.length > 0 && text !== '')
    throw refused('A message of Messenger is words or a file, never both')
  return message
}

const refused = (message: string) => new ChannelError({ class: 'rejected', message })
