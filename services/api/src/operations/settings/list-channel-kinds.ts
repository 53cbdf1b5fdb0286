import { listChannelKinds as definition } from '@hubbub/contracts/http'
import { listChannelKinds } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listChannelKindsOperation = operation(definition, async (ctx) => ({
  items: listChannelKinds(ctx),
}))
