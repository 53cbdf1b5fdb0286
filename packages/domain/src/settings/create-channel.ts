import type { Channel, ChannelKind, EmailCredentials, EmailSettings } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { ChannelChecks } from '../ports/channel-checks.ts'
import type { Secrets } from '../ports/secrets.ts'
import { changeEvent } from '../rules/change-event.ts'
import { credentialsContext, expectReachable } from './check-channel.ts'

export interface CreateChannel {
  kind: ChannelKind
  name: string
  brandId: string
  defaultTeamId: string | null
  settings: EmailSettings
  credentials: EmailCredentials
}

/** Keeps only a mailbox that could be reached; collecting begins at once. */
export async function createChannel(
  ctx: Context & { checks: ChannelChecks; secrets: Secrets },
  input: CreateChannel,
): Promise<Channel> {
  permit(ctx, 'channel:write')
  const { credentials, ...rest } = input
  expectReachable(await ctx.checks.check(input.kind, { settings: input.settings, credentials }))
  const id = ctx.ids.next()
  const channel = await ctx.store.transaction(ctx.workspaceId, async ({ channels, events }) => {
    await channels.insert({
      ...rest,
      id,
      address: input.settings.address.toLowerCase(),
      credentials: ctx.secrets.seal(JSON.stringify(credentials), credentialsContext(id)),
    })
    const created = await channels.find(id)
    if (created === null) throw notFound('channel')
    await events.append([changeEvent(ctx, 'channel.updated', created)])
    return created
  })
  await ctx.signals.channelChanged({ workspaceId: ctx.workspaceId, channelId: id })
  return channel
}
