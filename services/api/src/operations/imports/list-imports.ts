import { listImports } from '@hubbub/contracts/http'
import { listImports as list } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listImportsOperation = operation(listImports, async (ctx) => ({ items: await list(ctx) }))
