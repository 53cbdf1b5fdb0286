import type { SystemStatus } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { ChannelCatalogue } from '../ports/channel-catalogue.ts'
import type { Queues } from '../ports/queues.ts'
import { showChannel } from '../settings/list-channels.ts'

export async function getSystemStatus(
  ctx: Context & { queues: Queues; catalogue: ChannelCatalogue },
): Promise<SystemStatus> {
  permit(ctx, 'system:read')
  const now = ctx.clock.now()
  const [queues, here] = await Promise.all([
    ctx.queues.counts(),
    ctx.store.transaction(ctx.workspaceId, async ({ system, channels }) => ({
      pending: await system.pending(now),
      eventLagMs: await system.eventLagMs(now),
      channels: await channels.list(),
      deadLetters: await system.countDeadLetters(),
      quarantined: await system.countQuarantined(),
    })),
  ])
  return { queues, ...here, channels: here.channels.map((channel) => showChannel(ctx, channel)) }
}
