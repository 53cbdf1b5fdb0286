import { testNoticePlace as definition } from '@hubbub/contracts/http'
import { testNoticePlace } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const testNoticePlaceOperation = operation(
  definition,
  async (ctx, { params }) => await testNoticePlace(ctx, params.id),
)
