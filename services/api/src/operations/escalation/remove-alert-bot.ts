import { removeAlertBot as definition } from '@hubbub/contracts/http'
import { removeAlertBot } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const removeAlertBotOperation = operation(definition, async (ctx) => await removeAlertBot(ctx))
