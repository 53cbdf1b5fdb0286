import { deleteView as definition } from '@hubbub/contracts/http'
import { deleteView } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const deleteViewOperation = operation(
  definition,
  async (ctx, { params }) => await deleteView(ctx, params.id),
)
