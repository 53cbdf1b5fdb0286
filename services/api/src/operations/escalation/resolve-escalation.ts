import { resolveEscalation as definition } from '@hubbub/contracts/http'
import { resolveEscalation } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const resolveEscalationOperation = operation(
  definition,
  async (ctx, { params }) => await resolveEscalation(ctx, params.id),
)
