import { openMention } from '@hubbub/contracts/http'
import { openMention as open } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const openMentionOperation = operation(
  openMention,
  async (ctx, { params, body }) => await open(ctx, { ...body, id: params.id }),
)
