import { listEscalations as definition } from '@hubbub/contracts/http'
import { listEscalations } from '@hubbub/domain'
import { z } from 'zod'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import { operation } from '../../http/operation.ts'

const placeSchema = z.object({ startedAt: z.coerce.date(), id: z.uuid() })

export const listEscalationsOperation = operation(
  definition,
  async (ctx, { query: { limit, open, subjectKind, subjectId, cursor } }) => {
    const items = await listEscalations(ctx, {
      limit,
      open: open === undefined ? null : open === 'true',
      subject:
        subjectKind === undefined || subjectId === undefined ? null : { kind: subjectKind, id: subjectId },
      before: readCursor(placeSchema, cursor),
    })
    const last = items.length < limit ? undefined : items.at(-1)
    return { items, cursor: writeCursor(last && { startedAt: last.startedAt, id: last.id }) }
  },
)
