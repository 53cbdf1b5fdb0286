import { type CorrectedLabel, MOST_MATCHING } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import type { ConversationFilter, ConversationSort } from '../inbox/filter.ts'
import { permit } from '../permit.ts'
import { type CorrectedSentiment, correctSentiment } from './correct-sentiment.ts'

export interface CorrectConversations {
  label: CorrectedLabel
  /** These, or what a list shows, no more than `MOST_MATCHING` of it. */
  of: { ids: readonly string[] } | { filter: ConversationFilter & { sort: ConversationSort } }
}

/** One transaction holds no more. */
const AT_ONCE = 200

/** Says how the last word of the customer is meant in each conversation. Of what somebody says meanwhile, nothing is said. */
export async function correctConversations(
  ctx: Context,
  { label, of }: CorrectConversations,
): Promise<CorrectedSentiment> {
  permit(ctx, 'sentiment:correct')
  const messageIds = await ctx.store.transaction(ctx.workspaceId, async ({ conversations, sentiment }) => {
    const ids =
      'ids' in of
        ? [...new Set(of.ids)]
        : await conversations.ids(ctx.caller, { ...of.filter, limit: MOST_MATCHING })
    return await sentiment.lastSaid(ids, ctx.caller)
  })
  const result: CorrectedSentiment = { changed: [], kept: [], missing: [], undo: [] }
  for (let from = 0; from < messageIds.length; from += AT_ONCE) {
    const some = messageIds.slice(from, from + AT_ONCE)
    const one = await correctSentiment(
      ctx,
      some.map((messageId) => ({ messageId, label })),
    )
    for (const part of ['changed', 'kept', 'missing'] as const) result[part].push(...one[part])
    result.undo.push(...one.undo)
  }
  return result
}
