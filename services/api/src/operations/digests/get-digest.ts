import { getDigest as definition } from '@hubbub/contracts/http'
import { getDigest } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getDigestOperation = operation(
  definition,
  async (ctx, { params }) => await getDigest(ctx, params.id),
)
