import { updateMentions } from '@hubbub/contracts/http'
import { updateMentions as update } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const updateMentionsOperation = operation(
  updateMentions,
  async (ctx, { body }) => await update(ctx, body),
)
