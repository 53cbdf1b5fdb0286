import { setOwnDigest as definition } from '@hubbub/contracts/http'
import { setOwnDigest } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const setOwnDigestOperation = operation(
  definition,
  async (ctx, { body }) => await setOwnDigest(ctx, body),
)
