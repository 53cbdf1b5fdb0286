import { deleteTeam as definition } from '@hubbub/contracts/http'
import { deleteTeam } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const deleteTeamOperation = operation(
  definition,
  async (ctx, { params }) => await deleteTeam(ctx, params.id),
)
