import { revokeInvitation as definition } from '@hubbub/contracts/http'
import { revokeInvitation } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const revokeInvitationOperation = operation(
  definition,
  async (ctx, { params }) => await revokeInvitation(ctx, params.id),
)
