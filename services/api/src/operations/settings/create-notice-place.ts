import { createNoticePlace as definition } from '@hubbub/contracts/http'
import { createNoticePlace } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const createNoticePlaceOperation = operation(
  definition,
  async (ctx, { body }) => await createNoticePlace(ctx, body),
)
