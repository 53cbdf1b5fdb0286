import { printReview as definition } from '@hubbub/contracts/http'
import { printReview } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'
import { download } from '../inbox/download.ts'

export const printReviewOperation = operation(definition, async (ctx, { params, query }) => {
  const { name, contentType, content } = await printReview(ctx, ctx, {
    id: params.id,
    timeZone: query.timeZone,
  })
  return download({ body: Buffer.from(content), filename: name, contentType, inline: false })
})
