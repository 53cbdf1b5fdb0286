import { getRisingTerms as definition } from '@hubbub/contracts/http'
import { readTerms } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getRisingTermsOperation = operation(
  definition,
  async (ctx, { query }) => await readTerms(ctx, ctx, query),
)
