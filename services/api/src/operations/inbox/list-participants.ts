import { listParticipants } from '@hubbub/contracts/http'
import { listParticipants as list } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listParticipantsOperation = operation(listParticipants, async (ctx, { params }) => ({
  items: await list(ctx, params.id),
}))
