import { AppError } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { ChannelCatalogue } from '../ports/channel-catalogue.ts'
import type { Secrets } from '../ports/secrets.ts'
import { changeEvent } from '../rules/change-event.ts'
import { credentialsContext } from '../rules/credentials-context.ts'

/** Makes a channel's own secret anew. It is told this once; the one before counts on for a while. */
export async function renewSecret(
  ctx: Context & { catalogue: ChannelCatalogue; secrets: Secrets },
  id: string,
): Promise<{ secret: string; formerUntil: string }> {
  permit(ctx, 'channel:write')
  const told = await ctx.store.transaction(ctx.workspaceId, async ({ channels, events }) => {
    const channel = await channels.lock(id)
    const sealed = await channels.sealedCredentials(id)
    if (channel === null || sealed === null) throw notFound('channel')
    const stored = JSON.parse(ctx.secrets.open(sealed, credentialsContext(id))) as unknown
    const renewed = ctx.catalogue.renewSecret(channel.kind, stored, ctx.clock.now())
    if (renewed === null)
      throw new AppError({
        code: 'channel.has_no_secret',
        kind: 'invalid',
        message: 'This kind of channel has no secret of ours',
      })
    const credentials = ctx.secrets.seal(JSON.stringify(renewed.credentials), credentialsContext(id))
    await channels.update(id, { credentials })
    const changed = await channels.find(id)
    if (changed === null) throw notFound('channel')
    await events.append([changeEvent(ctx, 'channel.updated', changed)])
    return { secret: renewed.secret, formerUntil: renewed.formerUntil }
  })
  await ctx.signals.channelChanged({ workspaceId: ctx.workspaceId, channelId: id })
  return told
}
