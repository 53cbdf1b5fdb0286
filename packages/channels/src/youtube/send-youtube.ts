import type { OutboundEnvelope, OutboundPost, PostRef, SendResult, SentLookup } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import { type Comment, commentSchema } from './api-types.ts'
import type { YouTubeClient } from './client.ts'
import { maxText } from './config.ts'
import { type Ourselves, textOf, urlOf } from './mapper.ts'

type Envelope = Extract<OutboundEnvelope, { form: 'post' }>

export async function sendYouTube(
  client: YouTubeClient,
  message: OutboundPost,
  signal: AbortSignal | undefined,
): Promise<SendResult> {
  if (message.audience === 'direct') throw rejected('YouTube has no private messages')
  if (message.attachments.length > 0) throw rejected('A comment on YouTube takes no files')
  if (message.inReplyTo === null) throw rejected('Only comments can be answered from here')
  const text = wordsOf(message)
  if (Array.from(text).length > maxText) throw rejected(`YouTube takes at most ${maxText} letters`)
  return resultOf(await client.reply(threadOf(message.inReplyTo), text, signal), message.inReplyTo)
}

/** All that is answered in a thread is answered to its first comment; whom it is for, a name at the beginning says. */
function wordsOf({ text, inReplyTo }: Pick<OutboundPost, 'text' | 'inReplyTo'>): string {
  const handle = inReplyTo?.author.handle
  if (inReplyTo === null || handle === undefined || inReplyTo.externalId === threadOf(inReplyTo)) return text
  return text.toLowerCase().includes(`@${handle.toLowerCase()}`) ? text : `@${handle} ${text}`
}

function threadOf({ externalId, post }: Pick<PostRef, 'externalId' | 'post'>): string {
  const { threadId } = post.facts
  return typeof threadId === 'string' ? threadId : (externalId.split('.', 1)[0] ?? externalId)
}

function resultOf({ id }: Comment, answered: PostRef): SendResult {
  const threadId = threadOf(answered)
  const videoId = answered.post.place?.id
  return {
    externalId: id,
    ownRef: id,
    response: `YouTube took it as ${id}`,
    recipients: [],
    ...(videoId !== undefined && { url: urlOf(videoId, id) }),
    facts: { ...answered.post.facts, threadId },
  }
}

/** Clocks differ. */
const slackMs = 60_000

/** By what it says, among what answers the thread. What is not there may be held back: that proves nothing. */
export async function lookupYouTube(
  client: YouTubeClient,
  us: Ourselves | null,
  { message, since }: { message: Envelope; since: Date },
): Promise<SentLookup> {
  const { inReplyTo } = message
  if (us === null || inReplyTo === null) return 'unknown'
  const replies = await client.replies(threadOf(inReplyTo), 'reply', AbortSignal.timeout(60_000))
  const wanted = plain(wordsOf(message))
  const found = replies
    .flatMap((reply) => commentSchema.safeParse(reply).data ?? [])
    .find(
      (reply) =>
        reply.snippet.authorChannelId?.value === us.id &&
        Date.parse(reply.snippet.publishedAt) >= since.getTime() - slackMs &&
        plain(textOf(reply)) === wanted,
    )
  return found === undefined ? 'unknown' : resultOf(found, inReplyTo)
}

const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()
const rejected = (message: string) => new ChannelError({ class: 'rejected', message })
