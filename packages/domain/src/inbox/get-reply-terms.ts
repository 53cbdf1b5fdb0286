import type { ReplyTermsView } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import { questionOf } from '../rules/reply-post.ts'
import type { ReplyTools } from './compose-outbound.ts'
import { mustSee } from './read-messages.ts'

/** How the customer can be answered, here and now. */
export async function getReplyTerms(
  ctx: Context,
  { catalogue }: Pick<ReplyTools, 'catalogue'>,
  conversationId: string,
): Promise<ReplyTermsView> {
  permit(ctx, 'conversation:read')
  const tail = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await mustSee(ctx, repositories, conversationId, 'conversation')
    return await repositories.messages.tail(conversationId)
  })
  const terms = catalogue.replyTerms(tail.channel, questionOf(tail, ctx.clock.now()))
  return termsView(terms, tail.posts.last?.messageId ?? null)
}

/** @param answers the message that an answer would refer to. */
export function termsView(
  { ways, ...terms }: ReturnType<ReplyTools['catalogue']['replyTerms']>,
  answers: string | null,
): ReplyTermsView {
  return {
    ...terms,
    ways: ways.map((way) => ({ ...way, until: way.until?.toISOString() ?? null })),
    answers,
  }
}
