import { getVolume as definition } from '@hubbub/contracts/http'
import { readVolume } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getVolumeOperation = operation(
  definition,
  async (ctx, { query }) => await readVolume(ctx, query),
)
