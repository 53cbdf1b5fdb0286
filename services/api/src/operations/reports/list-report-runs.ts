import { listReportRuns as definition } from '@hubbub/contracts/http'
import { listReportRuns } from '@hubbub/domain'
import { readOpaqueCursor, writeCursor } from '../../http/cursor.ts'
import { operation } from '../../http/operation.ts'

export const listReportRunsOperation = operation(
  definition,
  async (ctx, { params, query: { cursor, limit } }) => {
    const { items, next } = await listReportRuns(ctx, params.id, { limit, after: readOpaqueCursor(cursor) })
    return { items, cursor: writeCursor(next) }
  },
)
