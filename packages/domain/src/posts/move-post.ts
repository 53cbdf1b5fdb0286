import { AppError, type Delivery, type OwnPost } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { refuseOddTime } from '../inbox/refuse-reply.ts'
import { permit } from '../permit.ts'
import type { Repositories } from '../ports/store.ts'
import { postEvent } from './post-event.ts'
import { findPost } from './read-posts.ts'

/** Sends a failed or uncertain post again: a person has decided, and it has all its attempts anew. */
export async function retryPost(ctx: Context, id: string): Promise<OwnPost> {
  const now = ctx.clock.now()
  const post = await inOne(ctx, async (repositories) => {
    await move(ctx, repositories, {
      id,
      from: ['failed', 'uncertain'],
      to: 'queued',
      notBefore: now,
      code: 'post.not_failed',
      refusal: 'Only a post that failed can be sent again',
    })
    return await findPost(ctx, repositories, id)
  })
  await ctx.signals.deliveryDue({ workspaceId: ctx.workspaceId, messageId: id, notBefore: now })
  return post
}

/** Takes back a post that has not left; its files are free again. */
export async function cancelPost(ctx: Context, id: string): Promise<OwnPost> {
  return await inOne(ctx, async (repositories) => {
    await move(ctx, repositories, {
      id,
      from: ['held', 'queued', 'failed'],
      to: 'cancelled',
      notBefore: ctx.clock.now(),
      code: 'post.already_left',
      refusal: 'The post has already left',
    })
    const post = await findPost(ctx, repositories, id)
    await repositories.attachments.release(id)
    return post
  })
}

/** Publishes a scheduled post at another time; at once where no time is given. */
export async function reschedulePost(
  ctx: Context,
  { id, sendAt }: { id: string; sendAt: Date | null },
): Promise<OwnPost> {
  const now = ctx.clock.now()
  const at = sendAt ?? now
  const post = await inOne(ctx, async (repositories) => {
    if (sendAt !== null) refuseOddTime({ sendAt }, now)
    const before = await findPost(ctx, repositories, id)
    if (before.delivery === null || before.delivery.scheduledFor === null)
      throw refused('post.not_scheduled', 'This post was not scheduled', before)
    await move(ctx, repositories, {
      id,
      from: ['held'],
      to: 'held',
      notBefore: at,
      code: 'post.already_left',
      refusal: 'The post has already left',
    })
    await repositories.messages.schedule(id, at)
    return await findPost(ctx, repositories, id)
  })
  await ctx.signals.deliveryDue({ workspaceId: ctx.workspaceId, messageId: id, notBefore: at })
  return post
}

async function inOne<T>(ctx: Context, work: (repositories: Repositories) => Promise<T>): Promise<T> {
  permit(ctx, 'post:publish')
  return await ctx.store.transaction(ctx.workspaceId, work)
}

interface Move {
  id: string
  from: readonly Delivery['state'][]
  to: 'held' | 'queued' | 'cancelled'
  notBefore: Date
  code: `post.${string}`
  refusal: string
}

/** Moves its delivery on, if it still stands where it was believed to. */
async function move(
  ctx: Context,
  repositories: Repositories,
  { id, code, refusal, ...to }: Move,
): Promise<void> {
  const before = await findPost(ctx, repositories, id)
  if (!(await repositories.messages.moveDelivery(id, to))) throw refused(code, refusal, before)
  const { version, channel } = await findPost(ctx, repositories, id)
  const teamId = (await repositories.channels.find(channel.id))?.defaultTeam?.id ?? null
  await repositories.events.append([
    postEvent('post.updated', { id, version, teamId }, { actor: ctx.caller.actor, trace: ctx.trace }),
  ])
}

const refused = (code: `post.${string}`, message: string, { delivery }: OwnPost) =>
  new AppError({ code, kind: 'conflict', message, details: { state: delivery?.state ?? null } })
