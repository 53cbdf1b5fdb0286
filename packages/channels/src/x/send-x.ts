import {
  measureText,
  type OutboundAttachment,
  type OutboundMessage,
  type OutboundPost,
  type SendResult,
} from '@hubbub/contracts'
import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { XClient } from './client.ts'
import { limits, type XSettings } from './config.ts'
import { directId } from './mapper.ts'
import { factsOf, refusalOf } from './reply-rules.ts'
import type { XPurse } from './spend.ts'

export interface SendDeps {
  client: XClient
  purse: XPurse
  settings: XSettings
  /** Our own name at X, for the address of what we write. */
  handle: string | null
  /** Whether the account may write more than 280 letters. */
  writesLong: boolean
}

export async function sendX(
  deps: SendDeps,
  message: OutboundMessage,
  signal?: AbortSignal,
): Promise<SendResult> {
  if (message.form !== 'post') throw rejected('Only posts leave by X')
  if (message.text.trim() === '' && message.attachments.length === 0)
    throw rejected('There is nothing to send')
  return message.audience === 'direct'
    ? await sendDirect(deps, message, signal)
    : await sendPost(deps, message, signal)
}

async function sendPost(deps: SendDeps, post: OutboundPost, signal?: AbortSignal): Promise<SendResult> {
  const { client, purse, settings, writesLong, handle } = deps
  const max = writesLong ? limits.longText : limits.text
  if (measureText(post.text, { unit: 'weighted', perLink: limits.perLink }) > max)
    throw rejected(`X takes at most ${max} letters`)
  const refusal = post.inReplyTo ? refusalOf(settings, post.inReplyTo) : null
  if (refusal !== null) throw rejected(refusal)
  await purse.permit(post.inReplyTo ? 'reply' : 'publish')
  const media = await upload(client, post.attachments, { category: 'tweet', max: limits.images, signal })
  const answered = post.inReplyTo ? (factsOf(post.inReplyTo).postId ?? post.inReplyTo.externalId) : null
  const { data } = await client.createPost(
    {
      text: post.text,
      ...(answered !== null && { reply: { in_reply_to_tweet_id: answered } }),
      ...(media.length > 0 && { media: { media_ids: media } }),
    },
    signal,
  )
  const { namesUs = false, quotesUs = false } = post.inReplyTo ? factsOf(post.inReplyTo) : {}
  await purse.sentPost({ summoned: namesUs || quotesUs, hasLink: /https?:\/\//i.test(post.text) })
  const url = `https://x.com/${handle ?? 'i'}/status/${data.id}`
  return resultOf({ id: data.id, to: post.to?.value ?? 'everybody', facts: { postId: data.id }, url })
}

async function sendDirect(deps: SendDeps, post: OutboundPost, signal?: AbortSignal): Promise<SendResult> {
  const { client, purse } = deps
  if ([...new Intl.Segmenter().segment(post.text)].length > limits.directText)
    throw rejected(`X takes at most ${limits.directText} letters in a direct message`)
  const person = (post.to ?? post.inReplyTo?.author)?.value
  const conversation = post.inReplyTo ? factsOf(post.inReplyTo).directConversationId : undefined
  if (conversation === undefined && person === undefined) throw rejected('It does not say to whom it goes')
  await purse.permit('reply-direct')
  const media = await upload(client, post.attachments, { category: 'dm', max: 1, signal })
  const path =
    conversation === undefined
      ? `dm_conversations/with/${person}/messages`
      : `dm_conversations/${conversation}/messages`
  const { data } = await client.sendDirect(
    path,
    {
      ...(post.text.trim() !== '' && { text: post.text }),
      ...(media.length > 0 && { attachments: media.map((id) => ({ media_id: id })) }),
    },
    signal,
  )
  await purse.sentDirect()
  return resultOf({
    id: directId(data.dm_event_id),
    to: person ?? data.dm_conversation_id,
    facts: { directConversationId: data.dm_conversation_id },
    url: `https://x.com/messages/${data.dm_conversation_id}`,
  })
}

interface Taken {
  id: string
  to: string
  url: string
  facts: Record<string, unknown>
}

export function resultOf({ id, to, url, facts }: Taken): SendResult {
  const response = `X took it as ${id}`
  return {
    externalId: id,
    ownRef: id,
    response,
    recipients: [{ address: to, status: 'accepted', response }],
    url,
    facts,
  }
}

async function upload(
  client: XClient,
  files: readonly OutboundAttachment[],
  { category, max, signal }: { category: 'tweet' | 'dm'; max: number; signal: AbortSignal | undefined },
): Promise<string[]> {
  if (files.length > max) throw rejected(`X takes at most ${max} pictures`)
  for (const { filename, contentType, content } of files) {
    if (!/^image\/(jpeg|png|webp|gif)$/.test(contentType))
      throw rejected(`${filename} is no picture that X takes`)
    if (content.byteLength > limits.imageBytes)
      throw rejected(`${filename} is larger than the 5 MB that X takes`)
  }
  const ids: string[] = []
  for (const { content, contentType } of files) {
    const type = contentType as 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif'
    const kind = type === 'image/gif' ? 'gif' : 'image'
    const work = async (api: Parameters<Parameters<XClient['call']>[1]>[0]) => ({
      data: await api.v2.uploadMedia(Buffer.from(content), {
        media_type: type,
        media_category: `${category}_${kind}`,
      }),
    })
    ids.push(await client.call(z.string().min(1), work, { bucket: 'media', signal }))
  }
  return ids
}

const rejected = (message: string) => new ChannelError({ class: 'rejected', message })
