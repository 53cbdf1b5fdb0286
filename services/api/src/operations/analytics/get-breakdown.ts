import { getBreakdown as definition } from '@hubbub/contracts/http'
import { readBreakdown } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getBreakdownOperation = operation(
  definition,
  async (ctx, { query }) => await readBreakdown(ctx, query),
)
