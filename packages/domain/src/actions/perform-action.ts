import type { MessageActionKind, PostRef } from '@hubbub/contracts'
import type { WorkContext } from '../intake/work-context.ts'
import type { ActionSettlement, ClaimedAction } from '../ports/actions.ts'
import { postEvent } from '../posts/post-event.ts'
import { judgeAction } from '../rules/judge-action.ts'
import type { DeliveryFailure } from '../rules/judge-delivery.ts'
import { storable } from '../rules/storable.ts'

export interface ActionTools {
  outlet: {
    act(channelId: string, action: { kind: MessageActionKind; emoji: string; post: PostRef }): Promise<void>
    judge(error: unknown): DeliveryFailure
  }
  /** 0 to 1. */
  random(): number
}

const LEASE_MS = 60_000

/** Does one action at its network, if it is due. Done twice it changes nothing more, so a lease that ran out is enough. */
export async function performAction(
  ctx: WorkContext,
  { outlet, random }: ActionTools,
  actionId: string,
): Promise<ActionSettlement['state'] | 'not-due' | 'lost'> {
  const started = ctx.clock.now()
  const until = new Date(started.getTime() + LEASE_MS)
  const claim = await ctx.store.transaction(ctx.workspaceId, ({ actions }) =>
    actions.claim(actionId, { now: started, until }),
  )
  if (claim === null) return 'not-due'
  const failure = await outlet.act(claim.channelId, claim).then(() => null, outlet.judge)
  const now = ctx.clock.now()
  const settlement = judgeAction(claim.attempts, failure, { now, random: random() })
  const settled = await settle(ctx, claim, settlement, now)
  if (settled && settlement.state === 'queued')
    await ctx.signals.actionDue({
      workspaceId: ctx.workspaceId,
      actionId,
      notBefore: settlement.notBefore,
    })
  if (settled && settlement.state !== 'queued') await callNext(ctx, claim)
  return settled ? settlement.state : 'lost'
}

/** What was asked for of the same message meanwhile has waited for this. */
async function callNext(ctx: WorkContext, { messageId }: ClaimedAction): Promise<void> {
  const next = await ctx.store.transaction(ctx.workspaceId, ({ actions }) => actions.nextOf(messageId))
  if (next !== null)
    await ctx.signals.actionDue({
      workspaceId: ctx.workspaceId,
      actionId: next.id,
      notBefore: new Date(Math.max(next.notBefore.getTime(), ctx.clock.now().getTime())),
    })
}

async function settle(
  ctx: WorkContext,
  claim: ClaimedAction,
  settlement: ActionSettlement,
  now: Date,
): Promise<boolean> {
  const error = settlement.error === null ? null : storable(settlement.error)
  return await ctx.store.transaction(ctx.workspaceId, async ({ actions, events }) => {
    const message = await actions.settle(claim, { ...settlement, error }, now)
    if (message === null) return false
    const { messageId, conversationId, version, assigneeId, teamId } = message
    if (conversationId === null) {
      const by = { actor: claim.actor, trace: ctx.trace }
      await events.append([postEvent('post.updated', { id: messageId, version, teamId }, by)])
      return true
    }
    await events.append([
      {
        type: 'message.updated',
        subjectId: messageId,
        version,
        conversationId,
        actor: claim.actor,
        trace: ctx.trace,
        data: { audience: { assigneeId, teamId }, change: claim.kind, state: settlement.state },
      },
    ])
    return true
  })
}
