import { invite as definition } from '@hubbub/contracts/http'
import { getWorkspace, invite } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const inviteOperation = operation(definition, async (ctx, { body }) => {
  const { invitation, token } = await invite(ctx, body)
  const link = ctx.links.invitation(token)
  const { name: workspace } = await getWorkspace(ctx)
  const mailed = await ctx.links.mailInvitation(invitation.email, link, {
    workspace,
    inviter: ctx.caller.actor.name,
  })
  return { invitation, link, mailed }
})
