import { fetchContactProfile } from '@hubbub/contracts/http'
import { fetchContactProfile as fetchProfile } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const fetchContactProfileOperation = operation(
  fetchContactProfile,
  async (ctx, { params, body }) => await fetchProfile(ctx, ctx, { contactId: params.id, ...body }),
)
