import type { ReplyTermsView } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import type { ReplyTools } from '../inbox/compose-outbound.ts'
import { notFound } from '../inbox/not-found.ts'
import { termsView } from '../inbox/get-reply-terms.ts'
import { permit } from '../permit.ts'

/** How it could be answered, here and now, were it a conversation. */
export async function getMentionReplyTerms(
  ctx: Context,
  { catalogue }: Pick<ReplyTools, 'catalogue'>,
  id: string,
): Promise<ReplyTermsView> {
  permit(ctx, 'mention:read')
  const question = await ctx.store.transaction(ctx.workspaceId, async ({ mentions }) => {
    if ((await mentions.find(ctx.caller, id)) === null) throw notFound('mention')
    return await mentions.question(id)
  })
  if (question === null) throw notFound('mention')
  const { channel, post, sentAt } = question
  const terms = catalogue.replyTerms(channel, { last: post, lastInboundAt: sentAt, now: ctx.clock.now() })
  return termsView(terms, id)
}
