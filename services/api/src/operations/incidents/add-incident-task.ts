import { addIncidentTask as definition } from '@hubbub/contracts/http'
import { addIncidentTask } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const addIncidentTaskOperation = operation(
  definition,
  async (ctx, { params, body: { title, ownerId = null, dueAt = null } }) =>
    await addIncidentTask(ctx, params.id, { title, ownerId, dueAt: dueAt === null ? null : new Date(dueAt) }),
)
