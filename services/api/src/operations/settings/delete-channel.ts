import { deleteChannel as definition } from '@hubbub/contracts/http'
import { deleteChannel } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const deleteChannelOperation = operation(
  definition,
  async (ctx, { params }) => await deleteChannel(ctx, params.id),
)
