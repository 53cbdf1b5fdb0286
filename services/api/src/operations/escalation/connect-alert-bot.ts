import { connectAlertBot as definition } from '@hubbub/contracts/http'
import { connectAlertBot } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const connectAlertBotOperation = operation(
  definition,
  async (ctx, { body }) => await connectAlertBot(ctx, body.token),
)
