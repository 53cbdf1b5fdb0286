import { listSentimentCorrections } from '@hubbub/contracts/http'
import { listCorrections } from '@hubbub/domain'
import { readOpaqueCursor, writeCursor } from '../../http/cursor.ts'
import { operation } from '../../http/operation.ts'

export const listSentimentCorrectionsOperation = operation(
  listSentimentCorrections,
  async (ctx, { query: { cursor, ...query } }) => {
    const { items, next } = await listCorrections(ctx, { ...query, after: readOpaqueCursor(cursor) })
    return { items, cursor: writeCursor(next) }
  },
)
