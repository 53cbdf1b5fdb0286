import { answerSwap as definition } from '@hubbub/contracts/http'
import { answerSwap } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const answerSwapOperation = operation(
  definition,
  async (ctx, { params, body }) => await answerSwap(ctx, { id: params.id, ...body }),
)
