import { setChannelBudget as definition } from '@hubbub/contracts/http'
import { setChannelBudget } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const setChannelBudgetOperation = operation(
  definition,
  async (ctx, { params, body, version }) =>
    await setChannelBudget(ctx, { id: params.id, budget: body, expectedVersion: version }),
)
