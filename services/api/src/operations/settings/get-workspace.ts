import { getWorkspace as definition } from '@hubbub/contracts/http'
import { getWorkspace } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getWorkspaceOperation = operation(definition, async (ctx) => await getWorkspace(ctx))
