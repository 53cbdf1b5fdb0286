import { retryQuarantined as definition } from '@hubbub/contracts/http'
import { retryQuarantined } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const retryQuarantinedOperation = operation(definition, async (ctx, { params }) => {
  await retryQuarantined(ctx, params.id)
  return { queued: true as const }
})
