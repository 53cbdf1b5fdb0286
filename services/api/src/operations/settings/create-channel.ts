import { createChannel as definition } from '@hubbub/contracts/http'
import { createChannel } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const createChannelOperation = operation(
  definition,
  async (ctx, { body }) => await createChannel(ctx, body),
)
