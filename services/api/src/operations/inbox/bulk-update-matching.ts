import { bulkUpdateMatching } from '@hubbub/contracts/http'
import { bulkUpdateMatching as update } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'
import { toChange } from './to-change.ts'

export const bulkUpdateMatchingOperation = operation(
  bulkUpdateMatching,
  async (ctx, { body: { filter, change } }) => await update(ctx, { filter, change: toChange(change) }),
)
