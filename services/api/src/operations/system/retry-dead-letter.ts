import { retryDeadLetter as definition } from '@hubbub/contracts/http'
import { retryDeadLetter } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const retryDeadLetterOperation = operation(
  definition,
  async (ctx, { params }) => await retryDeadLetter(ctx, params.id),
)
