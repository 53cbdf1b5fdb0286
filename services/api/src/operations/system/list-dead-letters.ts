import { listDeadLetters as definition } from '@hubbub/contracts/http'
import { listDeadLetters } from '@hubbub/domain'
import { readOpaqueCursor, writeCursor } from '../../http/cursor.ts'
import { operation } from '../../http/operation.ts'

export const listDeadLettersOperation = operation(definition, async (ctx, { query }) => {
  const after = readOpaqueCursor(query.cursor)
  const { items, next } = await listDeadLetters(ctx, { limit: query.limit, after })
  return { items, cursor: writeCursor(next) }
})
