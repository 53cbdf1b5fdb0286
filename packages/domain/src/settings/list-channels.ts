import type { Channel } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'

export async function listChannels(ctx: Context): Promise<Channel[]> {
  permit(ctx, 'channel:read')
  return await ctx.store.transaction(ctx.workspaceId, async ({ channels }) => await channels.list())
}

export async function getChannel(ctx: Context, id: string): Promise<Channel> {
  permit(ctx, 'channel:read')
  const channel = await ctx.store.transaction(
    ctx.workspaceId,
    async ({ channels }) => await channels.find(id),
  )
  if (channel === null) throw notFound('channel')
  return channel
}
