import { createBrand as definition } from '@hubbub/contracts/http'
import { createBrand } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const createBrandOperation = operation(
  definition,
  async (ctx, { body }) => await createBrand(ctx, body),
)
