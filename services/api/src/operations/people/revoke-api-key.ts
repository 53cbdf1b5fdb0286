import { revokeApiKey as definition } from '@hubbub/contracts/http'
import { revokeApiKey } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const revokeApiKeyOperation = operation(
  definition,
  async (ctx, { params }) => await revokeApiKey(ctx, params.id),
)
