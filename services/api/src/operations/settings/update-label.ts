import { updateLabel as definition } from '@hubbub/contracts/http'
import { updateLabel } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const updateLabelOperation = operation(
  definition,
  async (ctx, { params, body, version }) =>
    await updateLabel(ctx, { id: params.id, change: body, expectedVersion: version }),
)
