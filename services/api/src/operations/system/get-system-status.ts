import { getSystemStatus as definition } from '@hubbub/contracts/http'
import { getSystemStatus } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getSystemStatusOperation = operation(definition, async (ctx) => await getSystemStatus(ctx))
