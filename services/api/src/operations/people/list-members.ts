import { listMembers as definition } from '@hubbub/contracts/http'
import { listMembers } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listMembersOperation = operation(definition, async (ctx) => ({ items: await listMembers(ctx) }))
