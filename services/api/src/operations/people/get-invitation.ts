import { getInvitation as definition } from '@hubbub/contracts/http'
import { findInvitation } from './find-invitation.ts'
import { openOperation } from '../../http/operation.ts'

export const getInvitationOperation = openOperation(definition, async (ctx, { params }) => {
  const { email, workspaceName, role, invitedByName } = await findInvitation(ctx, params.token)
  const account = await ctx.accounts.findByEmail(email)
  return { email, workspace: workspaceName, role, invitedBy: invitedByName, hasAccount: account !== null }
})
