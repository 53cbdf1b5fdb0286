import { listPlaybooks as definition } from '@hubbub/contracts/http'
import { listPlaybooks } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listPlaybooksOperation = operation(definition, async (ctx) => ({
  items: await listPlaybooks(ctx),
}))
