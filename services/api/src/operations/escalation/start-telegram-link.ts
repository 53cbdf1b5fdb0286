import { startTelegramLink as definition } from '@hubbub/contracts/http'
import { startTelegramLink } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const startTelegramLinkOperation = operation(definition, async (ctx) => await startTelegramLink(ctx))
