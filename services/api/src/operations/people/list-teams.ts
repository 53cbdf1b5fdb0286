import { listTeams as definition } from '@hubbub/contracts/http'
import { listTeams } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listTeamsOperation = operation(definition, async (ctx) => ({ items: await listTeams(ctx) }))
