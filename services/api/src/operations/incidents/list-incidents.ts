import { listIncidents as definition } from '@hubbub/contracts/http'
import { listIncidents } from '@hubbub/domain'
import { readOpaqueCursor, writeCursor } from '../../http/cursor.ts'
import { operation } from '../../http/operation.ts'

export const listIncidentsOperation = operation(
  definition,
  async (ctx, { query: { cursor, limit, open, overdue, mine } }) => {
    const { items, next } = await listIncidents(ctx, {
      limit,
      open: open === undefined ? null : open === 'true',
      overdue: overdue === 'true',
      mine: mine === 'true',
      after: readOpaqueCursor(cursor),
    })
    return { items, cursor: writeCursor(next) }
  },
)
