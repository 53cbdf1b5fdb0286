import { steerDrill as definition } from '@hubbub/contracts/http'
import { steerDrill } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const steerDrillOperation = operation(
  definition,
  async (ctx, { body }) => await steerDrill(ctx, body.to),
)
