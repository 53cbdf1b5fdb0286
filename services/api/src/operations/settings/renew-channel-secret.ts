import { renewChannelSecret as definition } from '@hubbub/contracts/http'
import { renewSecret } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const renewChannelSecretOperation = operation(
  definition,
  async (ctx, { params }) => await renewSecret(ctx, params.id),
)
