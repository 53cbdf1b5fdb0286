import { updateMember as definition } from '@hubbub/contracts/http'
import { updateMember } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const updateMemberOperation = operation(
  definition,
  async (ctx, { params, body, version }) =>
    await updateMember(ctx, { id: params.id, change: body, expectedVersion: version }),
)
