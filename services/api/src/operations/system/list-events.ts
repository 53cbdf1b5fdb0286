import { listEvents as definition } from '@hubbub/contracts/http'
import { listEvents } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listEventsOperation = operation(
  definition,
  async (ctx, { query }) => await listEvents(ctx, { after: query.after ?? null, limit: query.limit }),
)
