import { putImportPart } from '@hubbub/contracts/http'
import { putImportPart as put } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const putImportPartOperation = operation(putImportPart, async (ctx, { params, form }) => {
  const content = new Uint8Array(await form.file.arrayBuffer())
  return await put(ctx, ctx.blobs, { id: params.id, part: params.part, content })
})
