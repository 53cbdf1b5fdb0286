import { createImport } from '@hubbub/contracts/http'
import { createImport as create } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const createImportOperation = operation(createImport, async (ctx, { body }) => await create(ctx, body))
