import { withdrawLog } from '@hubbub/contracts/http'
import { withdrawLog as withdraw } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const withdrawLogOperation = operation(
  withdrawLog,
  async (ctx, { params }) => await withdraw(ctx, params.id),
)
