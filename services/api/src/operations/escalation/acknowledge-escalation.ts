import { acknowledgeEscalation as definition } from '@hubbub/contracts/http'
import { acknowledgeEscalation } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const acknowledgeEscalationOperation = operation(
  definition,
  async (ctx, { params }) => await acknowledgeEscalation(ctx, params.id),
)
