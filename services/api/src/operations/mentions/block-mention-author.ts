import { blockMentionAuthor } from '@hubbub/contracts/http'
import { blockMentionAuthor as block } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const blockMentionAuthorOperation = operation(
  blockMentionAuthor,
  async (ctx, { params, body }) => await block(ctx, { id: params.id, blocked: body.blocked }),
)
