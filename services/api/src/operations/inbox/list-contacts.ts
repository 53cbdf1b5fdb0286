import { listContacts } from '@hubbub/contracts/http'
import { listContacts as list } from '@hubbub/domain'
import { readOpaqueCursor, writeCursor } from '../../http/cursor.ts'
import { operation } from '../../http/operation.ts'

export const listContactsOperation = operation(listContacts, async (ctx, { query }) => {
  const { items, next } = await list(ctx, {
    q: query.q ?? null,
    limit: query.limit,
    after: readOpaqueCursor(query.cursor),
  })
  return { items, cursor: writeCursor(next) }
})
