import { createApiKey as definition } from '@hubbub/contracts/http'
import { createApiKey } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const createApiKeyOperation = operation(
  definition,
  async (ctx, { body }) => await createApiKey(ctx, body),
)
