import { updateTeam as definition } from '@hubbub/contracts/http'
import { updateTeam } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const updateTeamOperation = operation(
  definition,
  async (ctx, { params, body, version }) =>
    await updateTeam(ctx, { id: params.id, change: body, expectedVersion: version }),
)
