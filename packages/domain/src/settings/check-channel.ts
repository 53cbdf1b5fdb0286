import {
  AppError,
  type ChannelCheck,
  type ChannelKind,
  type EmailCredentials,
  type EmailSettings,
} from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { ChannelChecks } from '../ports/channel-checks.ts'
import type { Secrets } from '../ports/secrets.ts'

export interface CheckChannel {
  kind: ChannelKind
  settings: EmailSettings
  credentials?: EmailCredentials | undefined
  /** Whose stored password to use where none is given. */
  channelId?: string | undefined
}

/** Tries a mailbox and keeps nothing. */
export async function checkChannel(
  ctx: Context & { checks: ChannelChecks; secrets: Secrets },
  input: CheckChannel,
): Promise<ChannelCheck> {
  permit(ctx, 'channel:write')
  const credentials = input.credentials ?? (await storedCredentials(ctx, input))
  return await ctx.checks.check(input.kind, { settings: input.settings, credentials })
}

/** What the sealed password of a channel belongs to. */
export const credentialsContext = (channelId: string) => `channel:${channelId}`

/** Throws `channel.unreachable` with every step in the servers' own words. */
export function expectReachable(check: ChannelCheck): void {
  if (check.ok) return
  const failed = check.steps.find(({ ok }) => !ok)
  throw new AppError({
    code: 'channel.unreachable',
    kind: 'invalid',
    message: failed === undefined ? 'The mailbox cannot be reached' : `${failed.step}: ${failed.message}`,
    details: { steps: check.steps },
  })
}

/**
 * The stored password, but only for the servers and the user it was given for: pointed at another server it would
 * hand the password to whoever runs that.
 */
export async function storedCredentials(
  ctx: Context & { secrets: Secrets },
  { settings, channelId }: Pick<CheckChannel, 'settings' | 'channelId'>,
): Promise<unknown> {
  if (channelId === undefined) throw credentialsNeeded()
  const stored = await ctx.store.transaction(ctx.workspaceId, async ({ channels }) => {
    const channel = await channels.find(channelId)
    return { channel, sealed: await channels.sealedCredentials(channelId) }
  })
  if (stored.channel === null || stored.sealed === null) throw notFound('channel')
  expectSameDoor(stored.channel.settings, settings)
  return JSON.parse(ctx.secrets.open(stored.sealed, credentialsContext(channelId))) as unknown
}

/** Throws `channel.credentials_needed` where the servers or the user differ. */
export function expectSameDoor(stored: EmailSettings, wanted: EmailSettings): void {
  const door = ({ user, imap, smtp }: EmailSettings) =>
    JSON.stringify([user, imap.host, imap.port, imap.security, smtp.host, smtp.port, smtp.security])
  if (door(stored) !== door(wanted)) throw credentialsNeeded()
}

function credentialsNeeded(): AppError {
  return new AppError({
    code: 'channel.credentials_needed',
    kind: 'invalid',
    message: 'Another server or user needs the password again',
  })
}
