import type { Channel, ChannelKind } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { refuseDrill } from '../drills/refuse-in-drill.ts'
import { permit } from '../permit.ts'
import type { ChannelCatalogue } from '../ports/channel-catalogue.ts'
import type { Secrets } from '../ports/secrets.ts'
import { changeEvent } from '../rules/change-event.ts'
import { credentialsContext } from '../rules/credentials-context.ts'
import { expectReachable } from './check-channel.ts'
import { expectMailboxes } from './expect-mailboxes.ts'
import { showChannel } from './list-channels.ts'

export interface CreateChannel {
  kind: ChannelKind
  name: string
  brandId: string
  defaultTeamId: string | null
  settings: Record<string, unknown>
  credentials: Record<string, unknown>
}

/** Keeps only an account that let us in; collecting begins at once. */
export async function createChannel(
  ctx: Context & { catalogue: ChannelCatalogue; secrets: Secrets },
  input: CreateChannel,
): Promise<Channel> {
  permit(ctx, 'channel:write')
  await refuseDrill(ctx)
  const { kind, name, brandId, defaultTeamId } = input
  const { settings, credentials = {} } = ctx.catalogue.parse(kind, input)
  const account = expectReachable(await ctx.catalogue.check(kind, { settings, credentials }))
  const id = ctx.ids.next()
  const { address, own } = ctx.catalogue.describe({ kind, id, settings, account })
  const channel = await ctx.store.transaction(ctx.workspaceId, async ({ channels, events }) => {
    await expectMailboxes(ctx, { channels }, { kind, settings })
    await channels.insert({
      id,
      kind,
      name,
      brandId,
      defaultTeamId,
      settings,
      account,
      address,
      own,
      credentials: ctx.secrets.seal(JSON.stringify(credentials), credentialsContext(id)),
    })
    const created = await channels.find(id)
    if (created === null) throw notFound('channel')
    await events.append([changeEvent(ctx, 'channel.updated', created)])
    return created
  })
  await ctx.signals.channelChanged({ workspaceId: ctx.workspaceId, channelId: id })
  return showChannel(ctx, channel)
}
