import { updateOwnMembership as definition } from '@hubbub/contracts/http'
import { updateOwnMembership } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const updateOwnMembershipOperation = operation(
  definition,
  async (ctx, { body }) => await updateOwnMembership(ctx, body),
)
