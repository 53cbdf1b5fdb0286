import { listPosts } from '@hubbub/contracts/http'
import { listPosts as list } from '@hubbub/domain'
import { readOpaqueCursor, writeCursor } from '../../http/cursor.ts'
import { operation } from '../../http/operation.ts'

export const listPostsOperation = operation(listPosts, async (ctx, { query: { cursor, ...query } }) => {
  const { items, next } = await list(ctx, { ...query, after: readOpaqueCursor(cursor) })
  return { items, cursor: writeCursor(next) }
})
