import type { OwnPost, PostReply, PublishPlace } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { ChannelCatalogue } from '../ports/channel-catalogue.ts'
import type { Repositories } from '../ports/store.ts'
import { maySee } from '../rules/visibility.ts'

/** What our accounts said to everybody, newest first. */
export async function listPosts(
  ctx: Context,
  query: { channelId?: string | undefined; limit: number; after: unknown },
): Promise<{ items: OwnPost[]; next: unknown }> {
  permit(ctx, 'mention:read')
  return await ctx.store.transaction(
    ctx.workspaceId,
    async ({ posts }) => await posts.list(ctx.caller, query),
  )
}

export async function getPost(ctx: Context, id: string): Promise<OwnPost> {
  permit(ctx, 'mention:read')
  return await ctx.store.transaction(
    ctx.workspaceId,
    async (repositories) => await findPost(ctx, repositories, id),
  )
}

const MOST_REPLIES = 100

/** What was said below it. */
export async function listPostReplies(ctx: Context, id: string): Promise<PostReply[]> {
  permit(ctx, 'mention:read')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await findPost(ctx, repositories, id)
    return await repositories.posts.replies(ctx.caller, id, MOST_REPLIES)
  })
}

export async function findPost(ctx: Context, { posts }: Repositories, id: string): Promise<OwnPost> {
  const post = await posts.find(ctx.caller, id)
  if (post === null) throw notFound('post')
  return post
}

/** The accounts that could publish, and what each network asks of a post. */
export async function getPublishTerms(
  ctx: Context,
  { catalogue }: { catalogue: Pick<ChannelCatalogue, 'publishTerms'> },
): Promise<PublishPlace[]> {
  permit(ctx, 'post:publish')
  const channels = await ctx.store.transaction(
    ctx.workspaceId,
    async (repositories) => await repositories.channels.list(),
  )
  return channels.flatMap((channel) => {
    const { id, name, kind, address, brand, defaultTeam, enabled } = channel
    if (!maySee(ctx.caller, { assigneeId: null, teamId: defaultTeam?.id ?? null })) return []
    const terms = catalogue.publishTerms(channel)
    if (terms === null) return []
    const place = { ...terms, channel: { id, name, kind }, address, brandId: brand.id }
    return enabled ? [place] : [{ ...place, can: false, why: 'The channel is switched off' }]
  })
}
