import { ChannelError } from '../channel-error.ts'
import { channelSchema, type DiscordChannel } from './api-types.ts'
import type { DiscordClient } from './client.ts'

const MOST = 20_000
const threadTypes = new Set([10, 11, 12])

export const isThread = ({ type }: DiscordChannel) => threadTypes.has(type)
export const isPrivate = ({ type }: DiscordChannel) => type === 1 || type === 3

/** What rooms there are, as the gateway tells and as is asked for. */
export function createPlaces() {
  const known = new Map<string, DiscordChannel | null>()

  function note(channel: DiscordChannel) {
    const [oldest] = known.keys()
    if (known.size >= MOST && oldest !== undefined) known.delete(oldest)
    known.set(channel.id, channel)
  }

  return {
    /** Whatever of rooms an event tells; what is none is passed over. */
    note(raw: unknown, guildId?: string) {
      const { data } = channelSchema.safeParse(raw)
      if (data !== undefined) note({ ...(guildId !== undefined && { guild_id: guildId }), ...data })
    },
    name: (id: string) => known.get(id)?.name ?? null,
    /** Null: it may not be seen. */
    async find(client: Pick<DiscordClient, 'channel'>, id: string): Promise<DiscordChannel | null> {
      const found = known.get(id)
      if (found !== undefined) return found
      const asked = await client.channel(id).catch((error: unknown) => {
        if (error instanceof ChannelError && error.class === 'rejected') return null
        throw error
      })
      if (asked === null) known.set(id, null)
      else note(asked)
      return asked
    },
  }
}

export type Places = ReturnType<typeof createPlaces>
