import { listContactProfiles } from '@hubbub/contracts/http'
import { listContactProfiles as list } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listContactProfilesOperation = operation(listContactProfiles, async (ctx, { params }) => ({
  items: await list(ctx, ctx, params.id),
}))
