import { listMentions } from '@hubbub/contracts/http'
import { listMentions as list } from '@hubbub/domain'
import { readOpaqueCursor, writeCursor } from '../../http/cursor.ts'
import { operation } from '../../http/operation.ts'

export const listMentionsOperation = operation(listMentions, async (ctx, { query: { cursor, ...query } }) => {
  const { items, next } = await list(ctx, { ...query, after: readOpaqueCursor(cursor) })
  return { items, cursor: writeCursor(next) }
})
