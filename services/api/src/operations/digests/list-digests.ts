import { listDigests as definition } from '@hubbub/contracts/http'
import { listDigests } from '@hubbub/domain'
import { readOpaqueCursor, writeCursor } from '../../http/cursor.ts'
import { operation } from '../../http/operation.ts'

export const listDigestsOperation = operation(definition, async (ctx, { query: { cursor, limit } }) => {
  const { items, next } = await listDigests(ctx, { limit, after: readOpaqueCursor(cursor) })
  return { items, cursor: writeCursor(next) }
})
