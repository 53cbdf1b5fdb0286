import { getImport } from '@hubbub/contracts/http'
import { getImport as get } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getImportOperation = operation(getImport, async (ctx, { params }) => await get(ctx, params.id))
