import { AppError, type OwnPost, whyNotAct } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { ChannelCatalogue } from '../ports/channel-catalogue.ts'
import type { Repositories } from '../ports/store.ts'
import { postEvent } from './post-event.ts'
import { findPost } from './read-posts.ts'

/** Asks the network to delete a post of ours. Asked for twice, it is done once. */
export async function removePost(
  ctx: Context,
  { catalogue }: { catalogue: Pick<ChannelCatalogue, 'describe'> },
  id: string,
): Promise<OwnPost> {
  permit(ctx, 'post:publish')
  const now = ctx.clock.now()
  const actionId = ctx.ids.next()
  const { post, added } = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const before = await findPost(ctx, repositories, id)
    const teamId = await refuseRemoval(repositories, { catalogue, post: before })
    const action = {
      id: actionId,
      messageId: id,
      channelId: before.channel.id,
      kind: 'remove',
      emoji: '',
    } as const
    const { actor } = ctx.caller
    const added = await repositories.actions.add({ ...action, actor, now, trace: ctx.trace })
    const post = await findPost(ctx, repositories, id)
    if (!added) return { post, added }
    await repositories.events.append([
      postEvent('post.updated', { id, version: post.version, teamId }, { actor, trace: ctx.trace }),
    ])
    return { post, added }
  })
  if (added) await ctx.signals.actionDue({ workspaceId: ctx.workspaceId, actionId, notBefore: now })
  return post
}

/** @returns the team of its account. */
async function refuseRemoval(
  { channels }: Repositories,
  { catalogue, post }: { catalogue: Pick<ChannelCatalogue, 'describe'>; post: OwnPost },
): Promise<string | null> {
  const channel = await channels.find(post.channel.id)
  const message = { kind: 'message', direction: 'out', post: post.post, delivery: post.delivery } as const
  const abilities = channel === null ? {} : catalogue.describe(channel).abilities
  const why = whyNotAct(message, 'remove', abilities)
  if (why !== null) throw new AppError({ code: 'post.action_refused', kind: 'conflict', message: why })
  return channel?.defaultTeam?.id ?? null
}
