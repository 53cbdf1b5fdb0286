import type { ChannelGap } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'

const MOST = 50

/** The newest stretches of time in which a channel may have missed something. */
export async function listChannelGaps(ctx: Context, channelId: string): Promise<ChannelGap[]> {
  permit(ctx, 'channel:read')
  return await ctx.store.transaction(ctx.workspaceId, async ({ channels, hearing }) => {
    if ((await channels.find(channelId)) === null) throw notFound('channel')
    return await hearing.gaps(channelId, MOST)
  })
}
