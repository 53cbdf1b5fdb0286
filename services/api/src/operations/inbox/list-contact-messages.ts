import { listContactMessages } from '@hubbub/contracts/http'
import { listContactMessages as list } from '@hubbub/domain'
import { readOpaqueCursor, writeCursor } from '../../http/cursor.ts'
import { operation } from '../../http/operation.ts'

export const listContactMessagesOperation = operation(
  listContactMessages,
  async (ctx, { params, query: { cursor, limit } }) => {
    const { next, ...page } = await list(ctx, {
      contactId: params.id,
      limit,
      before: readOpaqueCursor(cursor),
    })
    return { ...page, cursor: writeCursor(next) }
  },
)
