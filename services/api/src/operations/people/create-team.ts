import { createTeam as definition } from '@hubbub/contracts/http'
import { createTeam } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const createTeamOperation = operation(definition, async (ctx, { body }) => await createTeam(ctx, body))
