import { getAspectPhrases as definition } from '@hubbub/contracts/http'
import { readAspectPhrases } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getAspectPhrasesOperation = operation(
  definition,
  async (ctx, { query }) => await readAspectPhrases(ctx, ctx, query),
)
