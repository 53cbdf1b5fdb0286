import { suggestPlaybooks as definition } from '@hubbub/contracts/http'
import { suggestPlaybooks } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const suggestPlaybooksOperation = operation(definition, async (ctx, { params }) => ({
  items: await suggestPlaybooks(ctx, params.id),
}))
