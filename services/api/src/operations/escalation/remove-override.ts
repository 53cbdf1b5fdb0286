import { removeOverride as definition } from '@hubbub/contracts/http'
import { removeOverride } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const removeOverrideOperation = operation(
  definition,
  async (ctx, { params }) => await removeOverride(ctx, params.id),
)
