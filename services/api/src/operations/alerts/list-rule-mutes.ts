import { listRuleMutes as definition } from '@hubbub/contracts/http'
import { listRuleMutes } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listRuleMutesOperation = operation(definition, async (ctx, { params }) => ({
  items: await listRuleMutes(ctx, params.id),
}))
