import { listChannels as definition } from '@hubbub/contracts/http'
import { listChannels } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listChannelsOperation = operation(definition, async (ctx) => ({
  items: await listChannels(ctx),
}))
