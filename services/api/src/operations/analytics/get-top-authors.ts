import { getTopAuthors as definition } from '@hubbub/contracts/http'
import { readAuthors } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getTopAuthorsOperation = operation(
  definition,
  async (ctx, { query }) => await readAuthors(ctx, query),
)
