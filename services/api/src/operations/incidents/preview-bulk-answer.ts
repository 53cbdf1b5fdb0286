import { previewBulkAnswer as definition } from '@hubbub/contracts/http'
import { previewBulkAnswer } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const previewBulkAnswerOperation = operation(definition, async (ctx, { params, body }) => ({
  items: await previewBulkAnswer(ctx, ctx, { incidentId: params.id, ...body }),
}))
