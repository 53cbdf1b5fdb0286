import { discardDeadLetter as definition } from '@hubbub/contracts/http'
import { discardDeadLetter } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const discardDeadLetterOperation = operation(
  definition,
  async (ctx, { params }) => await discardDeadLetter(ctx, params.id),
)
