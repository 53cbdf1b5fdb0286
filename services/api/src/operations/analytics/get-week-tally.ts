import { getWeekTally as definition } from '@hubbub/contracts/http'
import { readWeek } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getWeekTallyOperation = operation(
  definition,
  async (ctx, { query }) => await readWeek(ctx, query),
)
