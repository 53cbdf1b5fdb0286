import type { Room } from '@hubbub/contracts'
import { inOrder } from '../rooms.ts'
import type { SlackClient } from './client.ts'

/** The channels that the app is in, by name; those of people among themselves are none. */
export async function listRooms(client: Pick<SlackClient, 'rooms'>, signal: AbortSignal): Promise<Room[]> {
  const rooms: Room[] = []
  for (let cursor: string | undefined; ;) {
    const page = await client.rooms(cursor, signal)
    for (const { id, name, is_im: direct, is_mpim: several } of page.channels)
      if (direct !== true && several !== true) rooms.push({ id, name: `#${name ?? id}` })
    cursor = page.response_metadata?.next_cursor || undefined
    if (cursor === undefined) return inOrder(rooms)
  }
}
