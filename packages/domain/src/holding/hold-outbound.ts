import { AppError, type HeldItem, type HoldReach, type OutboundHold } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { cancelMessage } from '../inbox/cancel-message.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { Repositories } from '../ports/store.ts'
import { cancelPost } from '../posts/move-post.ts'
import { changeEvent } from '../rules/change-event.ts'

const MOST = 500

/** Where sending is held; everybody who writes has to know. */
export async function listOutboundHolds(ctx: Context, standing: boolean): Promise<OutboundHold[]> {
  return await ctx.store.transaction(ctx.workspaceId, async ({ holding }) => await holding.list(standing))
}

export async function listHeldItems(ctx: Context, id: string): Promise<HeldItem[]> {
  permit(ctx, 'outbound:hold')
  return await ctx.store.transaction(ctx.workspaceId, async ({ holding }) => {
    if ((await holding.find(id)) === null) throw notFound('outbound-hold')
    return await holding.items(id, MOST)
  })
}

/**
 * Stops sending at once: whoever claims a delivery asks for the switch first, under a lock that this waits for, so once it
 * has answered nothing leaves any more but what is noted as leaving.
 */
export async function placeOutboundHold(
  ctx: Context,
  { brandId, reach, reason }: { brandId: string | null; reach: HoldReach; reason: string },
): Promise<OutboundHold> {
  permit(ctx, 'outbound:hold')
  const id = ctx.ids.next()
  const placedAt = ctx.clock.now()
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { holding, settings } = repositories
    if (brandId !== null && (await settings.lockBrand(brandId)) === null) throw notFound('brand')
    await holding.stopClaims()
    const placedBy = ctx.caller.actor.name
    if (!(await holding.insert({ id, brandId, reach, reason, placedBy, placedAt })))
      throw new AppError({
        code: 'outbound-hold.standing',
        kind: 'conflict',
        message: 'Sending is held there already',
      })
    await holding.takeWaiting(id, placedAt)
    return await told(ctx, repositories, id)
  })
}

/** What waits is let go, or cancelled one by one; one that was cut off goes on where it is called again. */
export async function liftOutboundHold(
  ctx: Context,
  { id, waiting }: { id: string; waiting: 'let-go' | 'cancel' },
): Promise<OutboundHold> {
  permit(ctx, 'outbound:hold')
  if (waiting === 'cancel') {
    const held = await ctx.store.transaction(ctx.workspaceId, ({ holding }) => holding.waiting(id))
    for (const { messageId } of held) await settleHeldItem(ctx, { id, messageId, as: 'cancelled' })
  }
  const now = ctx.clock.now()
  const { hold, freed } = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { holding } = repositories
    const current = await holding.find(id)
    if (current === null) throw notFound('outbound-hold')
    if (current.liftedAt !== null) return { hold: current, freed: [] }
    const by = ctx.caller.actor.name
    const ids = await holding.letGo(id, null, by, now)
    await holding.lift(id, by, now)
    return { hold: await told(ctx, repositories, id), freed: ids }
  })
  await signal(ctx, freed, now)
  return hold
}

/** Of what is held, a person may let one leave, or cancel it. */
export async function settleHeldItem(
  ctx: Context,
  { id, messageId, as }: { id: string; messageId: string; as: 'let-go' | 'cancelled' },
): Promise<void> {
  permit(ctx, 'outbound:hold')
  const now = ctx.clock.now()
  const by = ctx.caller.actor.name
  const item = await ctx.store.transaction(ctx.workspaceId, ({ holding }) => holding.heldItem(id, messageId))
  if (item === null) throw notFound('held-item')
  if (as === 'cancelled')
    await (item.kind === 'post' ? cancelPost(ctx, messageId) : cancelMessage(ctx, messageId))
  const freed = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { holding } = repositories
    const ids = as === 'let-go' ? await holding.letGo(id, [messageId], by, now) : []
    if (as === 'cancelled') await holding.noteCancelled(id, messageId, by, now)
    await told(ctx, repositories, id)
    return ids
  })
  await signal(ctx, freed, now)
}

async function signal(ctx: Context, messageIds: readonly string[], notBefore: Date): Promise<void> {
  for (const messageId of messageIds)
    await ctx.signals.deliveryDue({ workspaceId: ctx.workspaceId, messageId, notBefore })
}

async function told(
  ctx: Context,
  { holding, events, incidents }: Repositories,
  id: string,
): Promise<OutboundHold> {
  const hold = await holding.find(id)
  if (hold === null) throw notFound('outbound-hold')
  await incidents.lookSoon()
  const { reach, reason, brand } = hold
  await events.append([
    changeEvent(ctx, 'outbound-hold.updated', hold, { reach, reason, brandId: brand?.id ?? null }),
  ])
  return hold
}
