import { checkChannel as definition } from '@hubbub/contracts/http'
import { checkChannel } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const checkChannelOperation = operation(
  definition,
  async (ctx, { body }) => await checkChannel(ctx, body),
)
