import { resetSecondFactor as definition } from '@hubbub/contracts/http'
import { resetSecondFactor } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const resetSecondFactorOperation = operation(
  definition,
  async (ctx, { params }) => await resetSecondFactor(ctx, params.id),
)
