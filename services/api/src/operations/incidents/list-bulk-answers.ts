import { listBulkAnswers as definition } from '@hubbub/contracts/http'
import { listBulkAnswers } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listBulkAnswersOperation = operation(definition, async (ctx, { params }) => ({
  items: await listBulkAnswers(ctx, params.id),
}))
