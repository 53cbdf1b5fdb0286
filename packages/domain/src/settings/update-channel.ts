import type { Channel, EmailCredentials, EmailSettings } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { ChannelChecks } from '../ports/channel-checks.ts'
import type { ChannelPatch } from '../ports/channels.ts'
import type { Secrets } from '../ports/secrets.ts'
import { changeEvent } from '../rules/change-event.ts'
import { expectVersion } from '../rules/expect-version.ts'
import { credentialsContext, expectReachable, expectSameDoor, storedCredentials } from './check-channel.ts'
import { getChannel } from './list-channels.ts'

export interface UpdateChannel {
  id: string
  change: {
    name?: string | undefined
    brandId?: string | undefined
    defaultTeamId?: string | null | undefined
    enabled?: boolean | undefined
    settings?: EmailSettings | undefined
    credentials?: EmailCredentials | undefined
  }
  expectedVersion: number | null
}

/** A password left out stays. New settings or a new password are tried before they are kept. */
export async function updateChannel(
  ctx: Context & { checks: ChannelChecks; secrets: Secrets },
  input: UpdateChannel,
): Promise<Channel> {
  permit(ctx, 'channel:write')
  await expectNewDoorOpens(ctx, input)
  const { id, change, expectedVersion } = input
  const channel = await ctx.store.transaction(ctx.workspaceId, async ({ channels, events }) => {
    const current = await channels.lock(id)
    if (current === null) throw notFound('channel')
    expectVersion('channel', expectedVersion, current.version)
    if (change.settings !== undefined && change.credentials === undefined)
      expectSameDoor(current.settings, change.settings)
    await channels.update(id, patchOf(ctx.secrets, input))
    const changed = await channels.find(id)
    if (changed === null) throw notFound('channel')
    await events.append([changeEvent(ctx, 'channel.updated', changed)])
    return changed
  })
  await ctx.signals.channelChanged({ workspaceId: ctx.workspaceId, channelId: id })
  return channel
}

async function expectNewDoorOpens(
  ctx: Context & { checks: ChannelChecks; secrets: Secrets },
  { id, change, expectedVersion }: UpdateChannel,
): Promise<void> {
  if (change.settings === undefined && change.credentials === undefined) return
  const current = await getChannel(ctx, id)
  expectVersion('channel', expectedVersion, current.version)
  const settings = change.settings ?? current.settings
  const credentials = change.credentials ?? (await storedCredentials(ctx, { settings, channelId: id }))
  expectReachable(await ctx.checks.check(current.kind, { settings, credentials }))
}

function patchOf(secrets: Secrets, { id, change }: UpdateChannel): ChannelPatch {
  const { name, brandId, defaultTeamId, enabled, settings, credentials } = change
  return {
    ...(name === undefined ? {} : { name }),
    ...(brandId === undefined ? {} : { brandId }),
    ...(defaultTeamId === undefined ? {} : { defaultTeamId }),
    ...(enabled === undefined ? {} : { enabled }),
    ...(settings === undefined ? {} : { settings, address: settings.address.toLowerCase() }),
    ...(credentials === undefined
      ? {}
      : { credentials: secrets.seal(JSON.stringify(credentials), credentialsContext(id)) }),
  }
}
