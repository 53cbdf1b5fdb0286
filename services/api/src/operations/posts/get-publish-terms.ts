import { getPublishTerms } from '@hubbub/contracts/http'
import { getPublishTerms as terms } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const getPublishTermsOperation = operation(getPublishTerms, async (ctx) => ({
  items: await terms(ctx, ctx),
}))
