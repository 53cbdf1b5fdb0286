import { stopImport } from '@hubbub/contracts/http'
import { stopImport as stop } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const stopImportOperation = operation(
  stopImport,
  async (ctx, { params }) => await stop(ctx, params.id),
)
