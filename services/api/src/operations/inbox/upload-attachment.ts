import { createHash } from 'node:crypto'
import { AppError } from '@hubbub/contracts'
import { uploadAttachment } from '@hubbub/contracts/http'
import { uploadAttachment as upload } from '@hubbub/domain'
import { typeByContent } from '@hubbub/storage'
import { operation } from '../../http/operation.ts'

const MAX_BYTES = 25 * 1024 * 1024

export const uploadAttachmentOperation = operation(uploadAttachment, async (ctx, { form }) => {
  const { file } = form
  if (file.size > MAX_BYTES) {
    throw new AppError({
      code: 'attachment.too_large',
      kind: 'too_large',
      message: `A file may have ${MAX_BYTES / 1024 / 1024} MB at most`,
    })
  }
  if (file.size === 0) {
    throw new AppError({
      code: 'attachment.empty',
      kind: 'invalid',
      message: 'This file is empty, or it is a folder',
    })
  }
  const content = new Uint8Array(await file.arrayBuffer())
  const filename =
    file.name
      .replaceAll(/[\p{Cc}/\\]/gu, '_')
      .slice(-200)
      .toWellFormed() || 'file'
  const contentType = await typeByContent(content, file.type)
  return await upload(ctx, ctx.blobs, {
    filename,
    contentType,
    content,
    sha256: createHash('sha256').update(content).digest('hex'),
  })
})
