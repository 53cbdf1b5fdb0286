import { createResetLink as definition } from '@hubbub/contracts/http'
import { permitAccountReset } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const createResetLinkOperation = operation(definition, async (ctx, { params }) => {
  const { userId } = await permitAccountReset(ctx, params.id)
  const { token, expiresAt } = await ctx.doors.issuePasswordReset(userId)
  return { link: ctx.links.resetPassword(token), expiresAt: expiresAt.toISOString() }
})
