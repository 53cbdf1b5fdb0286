import { deleteLabel as definition } from '@hubbub/contracts/http'
import { deleteLabel } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const deleteLabelOperation = operation(
  definition,
  async (ctx, { params }) => await deleteLabel(ctx, params.id),
)
