import { getAttachment } from '@hubbub/contracts/http'
import { getAttachment as get } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'
import { download } from './download.ts'

/** Raster images cannot carry scripts; SVG can and stays a download. */
export const shownInline = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'])

export const getAttachmentOperation = operation(getAttachment, async (ctx, { params }) => {
  const { attachment, content } = await get(ctx, ctx.blobs, params.id)
  const { contentType, filename } = attachment
  return download({ body: content, filename, contentType, inline: shownInline.has(contentType) })
})
