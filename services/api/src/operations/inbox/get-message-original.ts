import { getMessageOriginal } from '@hubbub/contracts/http'
import { getMessageOriginal as getOriginal } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'
import { download } from './download.ts'

export const getMessageOriginalOperation = operation(getMessageOriginal, async (ctx, { params }) => {
  const raw = await getOriginal(ctx, params.id)
  return download({
    body: Buffer.from(raw),
    filename: `${params.id}.eml`,
    contentType: 'message/rfc822',
    inline: false,
  })
})
