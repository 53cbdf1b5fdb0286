import { getChannelListening as definition } from '@hubbub/contracts/http'
import { getChannelListening } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getChannelListeningOperation = operation(
  definition,
  async (ctx, { params }) => await getChannelListening(ctx, params.id),
)
