import { listMatched as definition } from '@hubbub/contracts/http'
import { listMatched } from '@hubbub/domain'
import { readOpaqueCursor, writeCursor } from '../../http/cursor.ts'
import { operation } from '../../http/operation.ts'

export const listMatchedOperation = operation(definition, async (ctx, { query: { cursor, ...query } }) => {
  const { items, next } = await listMatched(ctx, { ...query, after: readOpaqueCursor(cursor) })
  return { items, cursor: writeCursor(next) }
})
