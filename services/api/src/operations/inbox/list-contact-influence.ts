import { listContactInfluence } from '@hubbub/contracts/http'
import { listContactInfluence as list } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listContactInfluenceOperation = operation(
  listContactInfluence,
  async (ctx, { params }) => await list(ctx, params.id),
)
