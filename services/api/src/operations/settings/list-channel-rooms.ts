import { listChannelRooms as definition } from '@hubbub/contracts/http'
import { listChannelRooms } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listChannelRoomsOperation = operation(definition, async (ctx, { params }) => ({
  items: await listChannelRooms(ctx, params.id),
}))
