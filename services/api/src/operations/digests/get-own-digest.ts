import { getOwnDigest as definition } from '@hubbub/contracts/http'
import { getOwnDigest } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getOwnDigestOperation = operation(definition, async (ctx) => await getOwnDigest(ctx))
