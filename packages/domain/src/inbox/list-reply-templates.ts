import type { MessageTemplate } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { createCredentialKeeper } from '../hearing/keep-credentials.ts'
import { refuseDrill } from '../drills/refuse-in-drill.ts'
import { permit } from '../permit.ts'
import type { ChannelCatalogue } from '../ports/channel-catalogue.ts'
import type { Exclusive, Secrets } from '../ports/secrets.ts'
import { credentialsContext } from '../rules/credentials-context.ts'
import { notFound } from './not-found.ts'
import { mustSee } from './read-messages.ts'

export type TemplateTools = {
  catalogue: Pick<ChannelCatalogue, 'templates'>
  secrets: Secrets
  exclusive: Exclusive
}

/** What the network has approved to be written to this customer; it is asked, outside of any transaction. */
export async function listReplyTemplates(
  ctx: Context,
  { catalogue, secrets, exclusive }: TemplateTools,
  conversationId: string,
): Promise<MessageTemplate[]> {
  permit(ctx, 'message:send')
  await refuseDrill(ctx)
  const { channel, sealed } = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await mustSee(ctx, repositories, conversationId, 'conversation')
    const tail = await repositories.messages.tail(conversationId)
    return { ...tail, sealed: await repositories.channels.sealedCredentials(tail.channel.id) }
  })
  if (sealed === null) throw notFound('channel')
  const { id, kind, settings, account } = channel
  const credentials: unknown = JSON.parse(secrets.open(sealed, credentialsContext(id)))
  const keeper = createCredentialKeeper({ ...ctx, secrets, exclusive }, id)
  return await catalogue.templates(kind, { settings, credentials, account }, keeper)
}
