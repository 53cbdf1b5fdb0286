import type { OutboundAttachment, OutboundPost, SendResult } from '@hubbub/contracts'
import { ChannelError } from '../../channel-error.ts'
import { isOpen, windowEnd } from '../windows.ts'
import type { MessagingClient } from './client.ts'
import { factsOf } from './facts.ts'
import { metadataOf } from './map-event.ts'
import { DAY_MS } from './direct-way.ts'

export interface DirectSend {
  client: Pick<MessagingClient, 'send' | 'upload'>
  now: Date
  /** Whether our own id may stand beside the message, to come back with its echo. */
  marks: boolean
}

/** A message in private; the first to who commented answers the comment. */
export async function sendDirect(
  { client, now, marks }: DirectSend,
  post: OutboundPost,
  signal?: AbortSignal,
): Promise<SendResult> {
  const [file] = post.attachments
  const content = file
    ? {
        attachment: {
          type: typeOf(file),
          payload: { attachment_id: await client.upload(file, typeOf(file), signal) },
        },
      }
    : { text: post.text }
  const { message_id: id, recipient_id: personId } = await client.send(
    {
      ...addressOf(post, now),
      message: { ...content, ...(marks && { metadata: metadataOf(post.messageId) }) },
    },
    signal,
  )
  const response = `Meta took it as ${id}`
  const address = personId ?? post.to?.value ?? ''
  return {
    externalId: id,
    ownRef: id,
    response,
    recipients: [{ address, status: 'accepted', response }],
    facts: { personId: address, at: now.toISOString() },
  }
}

/** Whom it goes to, and by which right: an answer for a day, then as a person's for a week. */
function addressOf({ inReplyTo, to }: OutboundPost, now: Date): object {
  const facts = inReplyTo === null ? null : factsOf(inReplyTo)
  if (facts?.commentId !== undefined) return { recipient: { comment_id: facts.commentId } }
  if (facts?.postId !== undefined) return { recipient: { post_id: facts.postId } }
  const id = facts?.personId ?? to?.value
  if (id === undefined)
    throw new ChannelError({
      class: 'rejected',
      message: 'It says neither what it answers nor to whom it goes',
    })
  const until = windowEnd(facts?.at ?? null, DAY_MS)
  return until === null || isOpen(until, now)
    ? { recipient: { id }, messaging_type: 'RESPONSE' }
    : { recipient: { id }, messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' }
}

function typeOf({ contentType }: OutboundAttachment): string {
  const group = contentType.split('/')[0] ?? ''
  return ['image', 'video', 'audio'].includes(group) ? group : 'file'
}
