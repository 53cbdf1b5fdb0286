import { type ChannelOutcome, judgeHealth } from '../rules/channel-health.ts'
import { systemActor } from '../rules/route-events.ts'
import { storable } from '../rules/storable.ts'
import type { WorkContext } from './work-context.ts'

export interface RecordChannelOutcome {
  channelId: string
  outcome: ChannelOutcome
}

/**
 * Notes how a channel is doing; people are told where that has changed. Once it can sign in again, the replies that
 * waited for it are due.
 */
export async function recordChannelOutcome(ctx: WorkContext, input: RecordChannelOutcome): Promise<void> {
  const now = ctx.clock.now()
  const due = await ctx.store.transaction(ctx.workspaceId, async ({ channels, deliveries, events }) => {
    const before = await channels.lockForWork(input.channelId)
    if (before === null) return []
    const outcome: ChannelOutcome =
      'message' in input.outcome
        ? { ...input.outcome, message: storable(input.outcome.message).slice(0, 2000) }
        : input.outcome
    const { health, lastError, delayedUntil, changed } = judgeHealth(before, outcome, now)
    const succeeded = outcome.kind === 'succeeded'
    const version = await channels.recordHealth(before.id, {
      health,
      lastError,
      succeededAt: succeeded ? now : null,
      failedAt: outcome.kind === 'failed' ? now : null,
      delayedUntil,
      changed,
    })
    if (!changed) return []
    await events.append([
      {
        type: 'channel.updated',
        subjectId: before.id,
        version,
        actor: systemActor,
        trace: ctx.trace,
        data: { health },
      },
    ])
    return succeeded ? await deliveries.releaseWaiting(before.id, now) : []
  })
  for (const messageId of due) {
    await ctx.signals.deliveryDue({ workspaceId: ctx.workspaceId, messageId, notBefore: now })
  }
}
