import { createLabel as definition } from '@hubbub/contracts/http'
import { createLabel } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const createLabelOperation = operation(
  definition,
  async (ctx, { body }) => await createLabel(ctx, body),
)
