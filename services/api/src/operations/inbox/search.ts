import { search } from '@hubbub/contracts/http'
import { searchInbox } from '@hubbub/domain'
import { readOpaqueCursor, writeCursor } from '../../http/cursor.ts'
import { operation } from '../../http/operation.ts'

export const searchOperation = operation(search, async (ctx, { query }) => {
  const { hits, contacts, next } = await searchInbox(ctx, {
    q: query.q,
    limit: query.limit,
    after: readOpaqueCursor(query.cursor),
  })
  return { conversations: hits, contacts, cursor: writeCursor(next) }
})
