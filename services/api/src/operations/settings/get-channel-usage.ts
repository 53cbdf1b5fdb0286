import { getChannelUsage as definition } from '@hubbub/contracts/http'
import { getChannelUsage } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getChannelUsageOperation = operation(
  definition,
  async (ctx, { params }) => await getChannelUsage(ctx, params.id),
)
