import { testNotify as definition } from '@hubbub/contracts/http'
import { testNotify } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const testNotifyOperation = operation(
  definition,
  async (ctx, { body }) => await testNotify(ctx, body.wayId ?? null),
)
