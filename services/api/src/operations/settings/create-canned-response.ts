import { createCannedResponse as definition } from '@hubbub/contracts/http'
import { createCannedResponse } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const createCannedResponseOperation = operation(
  definition,
  async (ctx, { body }) => await createCannedResponse(ctx, body),
)
