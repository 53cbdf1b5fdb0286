import { listChannelGaps as definition } from '@hubbub/contracts/http'
import { listChannelGaps } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listChannelGapsOperation = operation(definition, async (ctx, { params }) => ({
  items: await listChannelGaps(ctx, params.id),
}))
