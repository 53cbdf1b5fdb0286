import { getAlertBot as definition } from '@hubbub/contracts/http'
import { getAlertBot } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getAlertBotOperation = operation(definition, async (ctx) => ({ bot: await getAlertBot(ctx) }))
