import { getEscalation as definition } from '@hubbub/contracts/http'
import { getEscalation } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getEscalationOperation = operation(
  definition,
  async (ctx, { params }) => await getEscalation(ctx, params.id),
)
