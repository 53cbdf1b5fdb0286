import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import { changeEvent } from '../rules/change-event.ts'

/** Disconnects and forgets the password; its conversations stay. */
export async function deleteChannel(ctx: Context, id: string): Promise<void> {
  permit(ctx, 'channel:write')
  await ctx.store.transaction(ctx.workspaceId, async ({ channels, events }) => {
    if ((await channels.lock(id)) === null) throw notFound('channel')
    const version = await channels.remove(id, ctx.clock.now())
    await events.append([changeEvent(ctx, 'channel.updated', { id, version }, { deleted: true })])
  })
  await ctx.signals.channelChanged({ workspaceId: ctx.workspaceId, channelId: id })
}
