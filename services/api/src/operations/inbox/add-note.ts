import { addNote } from '@hubbub/contracts/http'
import { addNote as add } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const addNoteOperation = operation(
  addNote,
  async (ctx, { params, body }) => await add(ctx, { ...body, conversationId: params.id }),
)
