import type { Mention } from '@hubbub/contracts'
import { MENTIONS_COUNTED } from '@hubbub/contracts/http'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { MentionCounts } from '../ports/mentions.ts'
import type { Repositories } from '../ports/store.ts'
import { storable } from '../rules/storable.ts'
import { findMentions, matchingStretch } from './find-mentions.ts'
import { seesMonitor } from '../monitors/may-monitor.ts'
import type { MentionFilter } from './filter.ts'

/** `query`: in the query language. */
export type AskedMentions = Omit<MentionFilter, 'ids'> & { query?: string | undefined }

/** What was only heard, newest first; also what was taken into a conversation, where that is asked for. */
export async function listMentions(
  ctx: Context,
  { query, limit, after, ...filter }: AskedMentions & { limit: number; after: unknown },
): Promise<{ items: Mention[]; next: unknown }> {
  permit(ctx, 'mention:read')
  const asked = { ...filter, ...words(filter) }
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await expectMonitor(ctx, repositories, filter.monitorId)
    if (query === undefined) return await repositories.mentions.list(ctx.caller, { ...asked, limit, after })
    return await findMentions(ctx, repositories, { query, filter: asked, limit, after })
  })
}

export async function countMentions(
  ctx: Context,
  { query, ...filter }: Omit<AskedMentions, 'state'>,
): Promise<MentionCounts> {
  permit(ctx, 'mention:read')
  const asked = { ...filter, ...words(filter) }
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await expectMonitor(ctx, repositories, filter.monitorId)
    if (query === undefined) return await repositories.mentions.counts(ctx.caller, asked)
    const { ids, reached } = await matchingStretch(repositories, query, {
      before: null,
      limit: MENTIONS_COUNTED,
    })
    const counts = await repositories.mentions.counts(ctx.caller, { ...asked, ids })
    return { ...counts, more: counts.more || reached !== null }
  })
}

export async function getMention(ctx: Context, id: string): Promise<Mention> {
  permit(ctx, 'mention:read')
  const found = await ctx.store.transaction(
    ctx.workspaceId,
    async ({ mentions }) => await mentions.look(ctx.caller, id),
  )
  if (found === null) throw notFound('mention')
  return found
}

const words = ({ q, author }: Pick<MentionFilter, 'q' | 'author'>) => ({
  ...(q !== undefined && { q: storable(q) }),
  ...(author !== undefined && { author: storable(author) }),
})

/** Who does not see a monitor does not see what it matched. */
async function expectMonitor(
  ctx: Context,
  { monitors }: Repositories,
  id: string | undefined,
): Promise<void> {
  if (id === undefined) return
  permit(ctx, 'monitor:read')
  const monitor = await monitors.find(id, ctx.clock.now())
  if (monitor === null || !seesMonitor(ctx.caller, { ...monitor, ownerId: monitor.owner?.id ?? null }))
    throw notFound('monitor')
}
