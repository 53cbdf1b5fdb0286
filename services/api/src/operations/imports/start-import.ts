import { startImport } from '@hubbub/contracts/http'
import { startImport as start } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const startImportOperation = operation(
  startImport,
  async (ctx, { params }) => await start(ctx, params.id),
)
