import { listMessages } from '@hubbub/contracts/http'
import { listMessages as list } from '@hubbub/domain'
import { readOpaqueCursor, writeCursor } from '../../http/cursor.ts'
import { operation } from '../../http/operation.ts'

export const listMessagesOperation = operation(listMessages, async (ctx, { params, query }) => {
  const { items, next } = await list(ctx, {
    conversationId: params.id,
    limit: query.limit,
    before: readOpaqueCursor(query.cursor),
  })
  return { items, cursor: writeCursor(next) }
})
