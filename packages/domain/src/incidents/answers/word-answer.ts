import { AppError, type BulkAnswerContent, type Conversation, measureText } from '@hubbub/contracts'
import type { Context } from '../../context.ts'
import { composeOutbound, type ReplyTools } from '../../inbox/compose-outbound.ts'
import { refuseWhereClosed } from '../../inbox/refuse-reply.ts'
import type { Repositories } from '../../ports/store.ts'
import { fillVariables } from '../../rules/fill-variables.ts'
import { questionOf } from '../../rules/reply-post.ts'

/** What a conversation gets: in the words of its network, with its names. */
export function wordAnswer(
  { text, variants }: BulkAnswerContent,
  { channel, contact, number, brand }: Pick<Conversation, 'channel' | 'contact' | 'number' | 'brand'>,
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
  const way = terms.ways.find(({ can }) => can) ?? terms.ways[0]
  const [limit] = way?.limits ?? []
  const counted =
    limit === undefined ? { length: null, max: null } : { length: measureText(text, limit), max: limit.max }
  const input = { text, attachmentIds: [] }
  try {
    refuseWhereClosed(tail, input)
    await composeOutbound(repositories, { tools, tail, input, id: ctx.ids.next(), conversation, now })
    return { ...counted, problem: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { ...counted, problem: error.message }
  }
}
