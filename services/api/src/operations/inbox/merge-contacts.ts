import { mergeContacts } from '@hubbub/contracts/http'
import { mergeContacts as merge } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const mergeContactsOperation = operation(
  mergeContacts,
  async (ctx, { params, body }) => await merge(ctx, { id: params.id, otherId: body.otherId }),
)
