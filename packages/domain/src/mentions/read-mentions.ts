import type { Mention } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { MentionCounts } from '../ports/mentions.ts'
import { storable } from '../rules/storable.ts'
import type { MentionFilter } from './filter.ts'

/** What was only heard, newest first. */
export async function listMentions(
  ctx: Context,
  query: MentionFilter & { limit: number; after: unknown },
): Promise<{ items: Mention[]; next: unknown }> {
  permit(ctx, 'mention:read')
  return await ctx.store.transaction(
    ctx.workspaceId,
    async ({ mentions }) => await mentions.list(ctx.caller, { ...query, ...words(query) }),
  )
}

export async function countMentions(
  ctx: Context,
  filter: Omit<MentionFilter, 'state'>,
): Promise<MentionCounts> {
  permit(ctx, 'mention:read')
  return await ctx.store.transaction(
    ctx.workspaceId,
    async ({ mentions }) => await mentions.counts(ctx.caller, { ...filter, ...words(filter) }),
  )
}

export async function getMention(ctx: Context, id: string): Promise<Mention> {
  permit(ctx, 'mention:read')
  const found = await ctx.store.transaction(
    ctx.workspaceId,
    async ({ mentions }) => await mentions.find(ctx.caller, id),
  )
  if (found === null) throw notFound('mention')
  return found
}

const words = ({ q, author }: Pick<MentionFilter, 'q' | 'author'>) => ({
  ...(q !== undefined && { q: storable(q) }),
  ...(author !== undefined && { author: storable(author) }),
})
