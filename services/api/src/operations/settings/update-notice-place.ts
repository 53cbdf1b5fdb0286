import { updateNoticePlace as definition } from '@hubbub/contracts/http'
import { updateNoticePlace } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const updateNoticePlaceOperation = operation(
  definition,
  async (ctx, { params, body, version }) =>
    await updateNoticePlace(ctx, { id: params.id, change: body, expectedVersion: version }),
)
