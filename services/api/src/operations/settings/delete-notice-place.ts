import { deleteNoticePlace as definition } from '@hubbub/contracts/http'
import { deleteNoticePlace } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const deleteNoticePlaceOperation = operation(
  definition,
  async (ctx, { params }) => await deleteNoticePlace(ctx, params.id),
)
