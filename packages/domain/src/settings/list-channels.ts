import type { Channel, ChannelKindInfo } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { ChannelCatalogue } from '../ports/channel-catalogue.ts'
import type { KeptChannel } from '../ports/channels.ts'

type ChannelsContext = Context & { catalogue: ChannelCatalogue }

export async function listChannels(ctx: ChannelsContext): Promise<Channel[]> {
  permit(ctx, 'channel:read')
  const kept = await ctx.store.transaction(ctx.workspaceId, async ({ channels }) => await channels.list())
  return kept.map((channel) => showChannel(ctx, channel))
}

export async function getChannel(ctx: ChannelsContext, id: string): Promise<Channel> {
  permit(ctx, 'channel:read')
  const channel = await ctx.store.transaction(
    ctx.workspaceId,
    async ({ channels }) => await channels.find(id),
  )
  if (channel === null) throw notFound('channel')
  return showChannel(ctx, channel)
}

export function listChannelKinds(ctx: ChannelsContext): ChannelKindInfo[] {
  permit(ctx, 'channel:read')
  return ctx.catalogue.kinds()
}

/** With what can be done with it, here and now. */
export function showChannel(
  { catalogue }: Pick<ChannelsContext, 'catalogue'>,
  channel: KeptChannel,
): Channel {
  const { abilities, webhookUrl, share } = catalogue.describe(channel)
  return { ...channel, abilities, webhookUrl, share }
}
