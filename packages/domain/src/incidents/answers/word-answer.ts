import {
  AppError,
  type BulkAnswerContent,
  type Conversation,
  measureText,
  type ReplyAudience,
  type ReplyTerms,
  type ReplyWay,
} from '@hubbub/contracts'
import type { LinkedMention } from '@hubbub/contracts/http'
import type { Context } from '../../context.ts'
import { composeOutbound, type ReplyTools } from '../../inbox/compose-outbound.ts'
import { refuseWhereClosed } from '../../inbox/refuse-reply.ts'
import type { Repositories } from '../../ports/store.ts'
import type { MentionQuestion } from '../../ports/mentions.ts'
import { fillVariables } from '../../rules/fill-variables.ts'
import { composePost, questionOf } from '../../rules/reply-post.ts'

interface Answered {
  channel: Pick<Conversation['channel'], 'kind'>
  contact: Pick<Conversation['contact'], 'name' | 'address'>
  number: number | string
  brand: Pick<Conversation['brand'], 'name'>
}

/** What a conversation gets: in the words of its network, with its names. */
export function wordAnswer(
  { text, variants }: BulkAnswerContent,
  { channel, contact, number, brand }: Answered,
  agent: string,
): { text: string; open: string | null } {
  return fillVariables(variants[channel.kind] ?? text, { contact, agent, number, brand: brand.name })
}

export interface JudgedAnswer {
  length: number | null
  max: number | null
  problem: string | null
}

/** How long it is where its network counts, and why it would not be sent; by the same functions that send it. */
export async function judgeAnswer(
  ctx: Pick<Context, 'clock' | 'ids'>,
  tools: ReplyTools,
  repositories: Repositories,
  { conversation, text }: { conversation: Pick<Conversation, 'id' | 'subject'>; text: string },
): Promise<JudgedAnswer> {
  const now = ctx.clock.now()
  const tail = await repositories.messages.tail(conversation.id)
  const terms = tools.catalogue.replyTerms(tail.channel, questionOf(tail, now))
  const input = { text, attachmentIds: [] }
  const way = terms.ways.find(({ can }) => can) ?? terms.ways[0]
  return await judged(way, text, async () => {
    refuseWhereClosed(tail, input)
    await composeOutbound(repositories, { tools, tail, input, id: ctx.ids.next(), conversation, now })
  })
}

async function judged(
  way: ReplyWay | undefined,
  text: string,
  compose: () => Promise<void>,
): Promise<JudgedAnswer> {
  const [limit] = way?.limits ?? []
  const counted =
    limit === undefined ? { length: null, max: null } : { length: measureText(text, limit), max: limit.max }
  try {
    await compose()
    return { ...counted, problem: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { ...counted, problem: error.message }
  }
}

/** Who spoke in public is not led into a direct message that nobody asked for. */
const usualOf = ({ ways }: ReplyTerms) => ways[0]?.audience

/** By which way what was a mention is answered. */
export async function wayOfMention(
  ctx: Pick<Context, 'clock'>,
  tools: ReplyTools,
  { messages }: Repositories,
  conversationId: string,
): Promise<ReplyAudience | undefined> {
  const tail = await messages.tail(conversationId)
  return usualOf(tools.catalogue.replyTerms(tail.channel, questionOf(tail, ctx.clock.now())))
}

/** What a mention gets, once it is a conversation, and why it would not; by the same functions. */
export async function judgeMention(
  ctx: Pick<Context, 'clock' | 'ids'> & { agent: string },
  tools: ReplyTools,
  question: MentionQuestion,
  { mention, content }: { mention: LinkedMention; content: BulkAnswerContent },
): Promise<JudgedAnswer & { text: string; open: string | null }> {
  const { author, channel } = mention
  const { text, open } = wordAnswer(
    content,
    {
      channel,
      contact: { name: author.name, address: null },
      number: '…',
      brand: { name: question.brand },
    },
    ctx.agent,
  )
  const now = ctx.clock.now()
  const { post, sentAt } = question
  const posts = {
    last: post === null ? null : { messageId: mention.id, ref: post, sentAt },
    root: null,
    addressee: question.author,
  }
  const terms = tools.catalogue.replyTerms(question.channel, questionOf({ posts }, now))
  const answer = await judged(terms.ways[0], text, async () => {
    refuseWhereClosed({ channel: question.channel, contact: question }, { text, attachmentIds: [] })
    if (terms.form === 'post')
      composePost({ posts }, terms, { text, id: ctx.ids.next(), files: [], audience: usualOf(terms) })
  })
  return { ...answer, text, open }
}
