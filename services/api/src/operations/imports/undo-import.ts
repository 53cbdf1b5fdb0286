import { undoImport } from '@hubbub/contracts/http'
import { undoImport as undo } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const undoImportOperation = operation(
  undoImport,
  async (ctx, { params }) => await undo(ctx, ctx.blobs, params.id),
)
