import type { Channel, ChannelAccount } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { rematchRenamed } from '../monitors/rematch-renamed.ts'
import { refuseDrill } from '../drills/refuse-in-drill.ts'
import { permit } from '../permit.ts'
import type { ChannelCatalogue } from '../ports/channel-catalogue.ts'
import type { ChannelPatch } from '../ports/channels.ts'
import type { Exclusive, Secrets } from '../ports/secrets.ts'
import { changeEvent } from '../rules/change-event.ts'
import { expectVersion } from '../rules/expect-version.ts'
import { credentialsContext } from '../rules/credentials-context.ts'
import { checkStored, expectReachable, expectSameDoor, succeedStored } from './check-channel.ts'
import { expectMailboxes } from './expect-mailboxes.ts'
import { getChannel, showChannel } from './list-channels.ts'

type SettingsContext = Context & { catalogue: ChannelCatalogue; secrets: Secrets; exclusive: Exclusive }

export interface UpdateChannel {
  id: string
  change: {
    name?: string | undefined
    brandId?: string | undefined
    defaultTeamId?: string | null | undefined
    enabled?: boolean | undefined
    settings?: Record<string, unknown> | undefined
    credentials?: Record<string, unknown> | undefined
  }
  expectedVersion: number | null
}

/** Credentials left out stay. New settings or new credentials are tried before they are kept. */
export async function updateChannel(ctx: SettingsContext, input: UpdateChannel): Promise<Channel> {
  permit(ctx, 'channel:write')
  await refuseDrill(ctx)
  const door = await tryNewDoor(ctx, input)
  const { id, change, expectedVersion } = input
  const channel = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { channels, matches, storedScores, events } = repositories
    // Nobody matches meanwhile, by the name that it had or as of the brand.
    if (change.name !== undefined || change.brandId !== undefined) await matches.change()
    const current = await channels.lock(id)
    if (current === null) throw notFound('channel')
    expectVersion('channel', expectedVersion, current.version)
    if (door !== null && change.credentials === undefined) expectSameDoor(ctx, current, door.settings)
    if (door !== null) await expectMailboxes(ctx, { channels }, door)
    if (change.brandId !== undefined && change.brandId !== current.brand.id) {
      // What was said there is read as of this brand, and judged by its rules; what is being scored meanwhile, too.
      await storedScores.askAll(change.brandId)
    }
    await channels.update(id, { ...patchOf(change), ...doorPatch(ctx, id, door) })
    const changed = await channels.find(id)
    if (changed === null) throw notFound('channel')
    if (changed.name !== current.name)
      await rematchRenamed(ctx, repositories, { before: current, after: changed })
    await events.append([changeEvent(ctx, 'channel.updated', changed)])
    return changed
  })
  await ctx.signals.channelChanged({ workspaceId: ctx.workspaceId, channelId: id })
  return showChannel(ctx, channel)
}

/** An account that has let us in, as it is to be kept. */
interface Door {
  kind: string
  settings: Record<string, unknown>
  /** Undefined: they stay. */
  credentials: Record<string, unknown> | undefined
  account: ChannelAccount | null
}

async function tryNewDoor(
  ctx: SettingsContext,
  { id, change, expectedVersion }: UpdateChannel,
): Promise<Door | null> {
  if (change.settings === undefined && change.credentials === undefined) return null
  const current = await getChannel(ctx, id)
  expectVersion('channel', expectedVersion, current.version)
  const { kind } = current
  const { settings, credentials: given } = ctx.catalogue.parse(kind, {
    settings: change.settings ?? current.settings,
    credentials: change.credentials,
  })
  const credentials = given && (await succeedStored(ctx, { kind, channelId: id, credentials: given }))
  const check =
    credentials === undefined
      ? await checkStored(ctx, { kind, settings, channelId: id })
      : await ctx.catalogue.check(kind, { settings, credentials })
  const account = expectReachable(check)
  return { kind, settings, credentials, account }
}

function patchOf({ name, brandId, defaultTeamId, enabled }: UpdateChannel['change']): ChannelPatch {
  return {
    ...(name === undefined ? {} : { name }),
    ...(brandId === undefined ? {} : { brandId }),
    ...(defaultTeamId === undefined ? {} : { defaultTeamId }),
    ...(enabled === undefined ? {} : { enabled }),
  }
}

function doorPatch({ catalogue, secrets }: SettingsContext, id: string, door: Door | null): ChannelPatch {
  if (door === null) return {}
  const { kind, settings, credentials, account } = door
  const { address, own } = catalogue.describe({ kind, id, settings, account })
  return {
    settings,
    account,
    address,
    own,
    ...(credentials === undefined
      ? {}
      : { credentials: secrets.seal(JSON.stringify(credentials), credentialsContext(id)) }),
  }
}
