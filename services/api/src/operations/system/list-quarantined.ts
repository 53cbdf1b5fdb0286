import { listQuarantined as definition } from '@hubbub/contracts/http'
import { listQuarantined } from '@hubbub/domain'
import { readOpaqueCursor, writeCursor } from '../../http/cursor.ts'
import { operation } from '../../http/operation.ts'

export const listQuarantinedOperation = operation(definition, async (ctx, { query }) => {
  const after = readOpaqueCursor(query.cursor)
  const { items, next } = await listQuarantined(ctx, { limit: query.limit, after })
  return { items, cursor: writeCursor(next) }
})
