import { updateView as definition } from '@hubbub/contracts/http'
import { updateView } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const updateViewOperation = operation(
  definition,
  async (ctx, { params, body, version }) =>
    await updateView(ctx, { id: params.id, change: body, expectedVersion: version }),
)
