import { listAlerts as definition } from '@hubbub/contracts/http'
import { listAlerts } from '@hubbub/domain'
import { readOpaqueCursor, writeCursor } from '../../http/cursor.ts'
import { operation } from '../../http/operation.ts'

export const listAlertsOperation = operation(
  definition,
  async (ctx, { query: { cursor, limit, ruleId = null } }) => {
    const { items, next } = await listAlerts(ctx, { ruleId, limit, after: readOpaqueCursor(cursor) })
    return { items, cursor: writeCursor(next) }
  },
)
