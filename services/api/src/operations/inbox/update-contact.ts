import { updateContact } from '@hubbub/contracts/http'
import { updateContact as update } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const updateContactOperation = operation(
  updateContact,
  async (ctx, { params, body, version }) =>
    await update(ctx, { id: params.id, expectedVersion: version, change: body }),
)
