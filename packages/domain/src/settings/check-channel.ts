import { AppError, type ChannelAccount, type ChannelCheck, type ChannelKind } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { refuseDrill } from '../drills/refuse-in-drill.ts'
import { permit } from '../permit.ts'
import type { ChannelCatalogue } from '../ports/channel-catalogue.ts'
import type { KeptChannel } from '../ports/channels.ts'
import { createCredentialKeeper } from '../hearing/keep-credentials.ts'
import type { Exclusive, Secrets } from '../ports/secrets.ts'
import { credentialsContext } from '../rules/credentials-context.ts'

export interface CheckChannel {
  kind: ChannelKind
  settings: Record<string, unknown>
  credentials?: Record<string, unknown> | undefined
  /** Whose stored credentials to use where none is given. */
  channelId?: string | undefined
}

/** Tries an account and keeps nothing. */
export async function checkChannel(
  ctx: Context & { catalogue: ChannelCatalogue; secrets: Secrets; exclusive: Exclusive },
  input: CheckChannel,
): Promise<ChannelCheck> {
  permit(ctx, 'channel:write')
  await refuseDrill(ctx)
  const { kind, channelId } = input
  const { settings, credentials } = ctx.catalogue.parse(kind, input)
  if (credentials === undefined) return await checkStored(ctx, { kind, settings, channelId })
  if (channelId === undefined) return await ctx.catalogue.check(kind, { settings, credentials })
  const kept = await succeedStored(ctx, { kind, channelId, credentials })
  return await ctx.catalogue.check(kind, { settings, credentials: kept })
}

/** New credentials, with what of the stored ones goes on for a while. */
export async function succeedStored(
  ctx: Context & { catalogue: ChannelCatalogue; secrets: Secrets },
  {
    kind,
    channelId,
    credentials,
  }: { kind: ChannelKind; channelId: string; credentials: Record<string, unknown> },
): Promise<Record<string, unknown>> {
  const stored = await ctx.store.transaction(ctx.workspaceId, async ({ channels }) => ({
    channel: await channels.find(channelId),
    sealed: await channels.sealedCredentials(channelId),
  }))
  if (stored.channel?.kind !== kind || stored.sealed === null) throw notFound('channel')
  const before = openOrNull(ctx, stored.sealed, channelId)
  return ctx.catalogue.succeed(kind, { given: credentials, stored: before, now: ctx.clock.now() })
}

/** What can no longer be read is replaced, and must not stand in the way of that. */
function openOrNull({ secrets }: { secrets: Secrets }, sealed: string, channelId: string): unknown {
  try {
    return JSON.parse(secrets.open(sealed, credentialsContext(channelId)))
  } catch {
    return null
  }
}

/** Tries what is stored; what is renewed over it is kept. */
export async function checkStored(
  ctx: Context & { catalogue: ChannelCatalogue; secrets: Secrets; exclusive: Exclusive },
  { kind, ...stored }: Omit<CheckChannel, 'credentials'>,
): Promise<ChannelCheck> {
  const credentials = await storedCredentials(ctx, stored)
  const { settings, channelId = '' } = stored
  return await ctx.catalogue.check(kind, { settings, credentials }, createCredentialKeeper(ctx, channelId))
}

/** Throws `channel.unreachable` with every step in the network's own words. @returns who we are there. */
export function expectReachable(check: ChannelCheck): ChannelAccount | null {
  if (check.ok) return check.account ?? null
  const failed = check.steps.find(({ ok }) => !ok)
  throw new AppError({
    code: 'channel.unreachable',
    kind: 'invalid',
    message: failed === undefined ? 'The account cannot be reached' : `${failed.step}: ${failed.message}`,
    details: { steps: check.steps },
  })
}

/**
 * The stored credentials, but only for the servers and the user they were given for: pointed at another server they
 * would be handed to whoever runs that.
 */
async function storedCredentials(
  ctx: Context & { catalogue: ChannelCatalogue; secrets: Secrets },
  { settings, channelId }: Pick<CheckChannel, 'settings' | 'channelId'>,
): Promise<unknown> {
  if (channelId === undefined) throw credentialsNeeded()
  const stored = await ctx.store.transaction(ctx.workspaceId, async ({ channels }) => {
    const channel = await channels.find(channelId)
    return { channel, sealed: await channels.sealedCredentials(channelId) }
  })
  if (stored.channel === null || stored.sealed === null) throw notFound('channel')
  expectSameDoor(ctx, stored.channel, settings)
  return JSON.parse(ctx.secrets.open(stored.sealed, credentialsContext(channelId))) as unknown
}

/** Throws `channel.credentials_needed` where the servers or the user differ. */
export function expectSameDoor(
  { catalogue }: { catalogue: ChannelCatalogue },
  { kind, settings }: Pick<KeptChannel, 'kind' | 'settings'>,
  wanted: unknown,
): void {
  if (catalogue.door(kind, settings) !== catalogue.door(kind, wanted)) throw credentialsNeeded()
}

function credentialsNeeded(): AppError {
  return new AppError({
    code: 'channel.credentials_needed',
    kind: 'invalid',
    message: 'Another server or user needs its credentials given again',
  })
}
