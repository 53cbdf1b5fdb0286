import { listInvitations as definition } from '@hubbub/contracts/http'
import { listInvitations } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listInvitationsOperation = operation(definition, async (ctx) => ({
  items: await listInvitations(ctx),
}))
