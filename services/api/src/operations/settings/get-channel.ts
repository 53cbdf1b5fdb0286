import { getChannel as definition } from '@hubbub/contracts/http'
import { getChannel } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getChannelOperation = operation(
  definition,
  async (ctx, { params }) => await getChannel(ctx, params.id),
)
