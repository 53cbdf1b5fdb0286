import type { NoticeWay } from '../notice-way.ts'
import { messageSchema } from './api-types.ts'
import { createDiscordClient } from './client.ts'
import type { DiscordCredentials, DiscordSettings } from './config.ts'
import { listRooms } from './list-rooms.ts'
import { nonceOf } from './nonce.ts'
import { snowflakeOf } from './snowflake.ts'

const LONGEST_MS = 24 * 3_600_000
const NO_PREVIEWS = 1 << 2

/** Within minutes Discord knows a notice again by its nonce, later it is looked for by its words. */
export function discordNotices(root: () => string): NoticeWay<DiscordSettings, DiscordCredentials> {
  return {
    async rooms({ credentials: { token } }, context, signal) {
      const client = createDiscordClient({ token, root: root() }, context)
      return await listRooms(client, signal)
    },
    async post({ credentials: { token }, account }, { id, room, text, again }, context) {
      const client = createDiscordClient({ token, root: root() }, context)
      if (again) {
        const us = account?.id ?? (await client.me()).id
        const since = snowflakeOf(new Date(context.clock.now().getTime() - LONGEST_MS))
        const page = await client.messagesAfter(room, since)
        const own = page.flatMap((raw) => messageSchema.safeParse(raw).data ?? [])
        if (own.some(({ author, content }) => author.id === us && content.trim() === text.trim())) return
      }
      const once = { nonce: nonceOf(id), enforce_nonce: true }
      await client.post(
        room,
        { content: text, ...once, flags: NO_PREVIEWS, allowed_mentions: { parse: [] } },
        [],
      )
    },
  }
}
