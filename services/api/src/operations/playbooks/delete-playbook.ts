import { deletePlaybook as definition } from '@hubbub/contracts/http'
import { deletePlaybook } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const deletePlaybookOperation = operation(definition, async (ctx, { params }) => {
  await deletePlaybook(ctx, params.id)
})
