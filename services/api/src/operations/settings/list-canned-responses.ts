import { listCannedResponses as definition } from '@hubbub/contracts/http'
import { listCannedResponses } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listCannedResponsesOperation = operation(definition, async (ctx) => ({
  items: await listCannedResponses(ctx),
}))
