import { listApiKeys as definition } from '@hubbub/contracts/http'
import { listApiKeys } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listApiKeysOperation = operation(definition, async (ctx) => ({ items: await listApiKeys(ctx) }))
