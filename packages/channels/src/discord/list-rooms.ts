import type { Room } from '@hubbub/contracts'
import { inOrder } from '../rooms.ts'
import type { DiscordClient } from './client.ts'

/** Text and news; nobody looks for posts and notices elsewhere. */
const kinds = new Set([0, 5])

/** The channels of all servers that the bot is in, by name. */
export async function listRooms(
  client: Pick<DiscordClient, 'guilds' | 'channelsOf'>,
  signal?: AbortSignal,
): Promise<Room[]> {
  const rooms: Room[] = []
  const guilds = await client.guilds(signal)
  for (const guild of guilds)
    for (const { id, type, name } of await client.channelsOf(guild.id, signal))
      if (kinds.has(type))
        rooms.push({ id, name: `#${name ?? id}${guilds.length > 1 ? ` (${guild.name})` : ''}` })
  return inOrder(rooms)
}
