import { updateChannel as definition } from '@hubbub/contracts/http'
import { updateChannel } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const updateChannelOperation = operation(
  definition,
  async (ctx, { params, body, version }) =>
    await updateChannel(ctx, { id: params.id, change: body, expectedVersion: version }),
)
