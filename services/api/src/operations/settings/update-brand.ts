import { updateBrand as definition } from '@hubbub/contracts/http'
import { updateBrand } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const updateBrandOperation = operation(
  definition,
  async (ctx, { params, body, version }) =>
    await updateBrand(ctx, { id: params.id, change: body, expectedVersion: version }),
)
