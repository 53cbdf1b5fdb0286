import type { OutboundEnvelope, SentLookup } from '@hubbub/contracts'
import type { SentQuestion } from '../contract.ts'
import { directSchema, postSchema, type XPage } from './api-types.ts'
import type { XClient } from './client.ts'
import { directId } from './mapper.ts'
import { factsOf } from './reply-rules.ts'
import { resultOf } from './send-x.ts'
import { timeOfId } from './snowflake.ts'
import { textOfPost, withoutLeadingNames, withRealLinks } from './text-of-post.ts'

type Post = Extract<OutboundEnvelope, { form: 'post' }>

/** Clocks differ. */
const SLACK_MS = 60_000

/**
 * X knows no key of ours: it is found by what it says and what it answers, among what the account wrote since. That it
 * is not there yet proves nothing: X shows it late.
 */
export async function lookupSent(
  { client, ownId, handle }: { client: XClient; ownId: string; handle: string | null },
  { message, since }: SentQuestion,
): Promise<SentLookup> {
  if (message.form !== 'post') return 'unknown'
  const from = new Date(since.getTime() - SLACK_MS)
  if (message.audience === 'direct')
    return findDirect(await client.directs({ max_results: 100 }), message, { ownId, from })
  const page = await client.ownPosts(ownId, { max_results: 100, start_time: from.toISOString() })
  return findPost(page, message, handle)
}

function findPost({ data, includes }: XPage, message: Post, handle: string | null): SentLookup {
  const answered = message.inReplyTo
    ? (factsOf(message.inReplyTo).postId ?? message.inReplyTo.externalId)
    : null
  for (const one of data) {
    const post = postSchema.safeParse(one).data
    if (!post) continue
    const parent = post.referenced_posts.find(({ type }) => type === 'replied_to')?.id ?? null
    if (parent !== answered || !isSame(textOfPost(post, includes), message.text)) continue
    const url = `https://x.com/${handle ?? 'i'}/status/${post.id}`
    return resultOf({ id: post.id, to: message.to?.value ?? 'everybody', url, facts: { postId: post.id } })
  }
  return 'unknown'
}

function findDirect(
  { data }: XPage,
  message: Post,
  { ownId, from }: { ownId: string; from: Date },
): SentLookup {
  const to = (message.to ?? message.inReplyTo?.author)?.value
  for (const one of data) {
    const event = directSchema.safeParse(one).data
    if (!event || event.sender_id !== ownId || timeOfId(event.id) < from) continue
    const { dm_conversation_id: conversation } = event
    if (to !== undefined && /^\d+-\d+$/.test(conversation) && !conversation.split('-').includes(to)) continue
    if (!isSame(withRealLinks(event.text, event.entities), message.text)) continue
    const url = `https://x.com/messages/${conversation}`
    const facts = { directConversationId: conversation }
    return resultOf({ id: directId(event.id), to: to ?? conversation, url, facts })
  }
  return 'unknown'
}

const isSame = (found: string, sent: string) => plain(found) === plain(sent)
const plain = (text: string) => withoutLeadingNames(text.normalize('NFC').replace(/\s+/g, ' ').trim())
