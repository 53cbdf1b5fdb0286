import type { Clock, Party } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import { cleanLine } from '../text/clean.ts'
import type { SlackRoom, SlackUser } from './api-types.ts'
import type { SlackClient } from './client.ts'
import { kind } from './config.ts'

/** Names change seldom; who asks for each message anew is limited soon. */
const KEEP_MS = 3_600_000
const MOST = 5_000

/** Who people and rooms are, remembered by workspace across sessions and calls. */
export function createPeople(clock: Clock) {
  const known = new Map<string, { value: unknown; until: number }>()

  async function remember<T>(key: string, ask: () => Promise<T>): Promise<T | null> {
    const now = clock.now().getTime()
    const found = known.get(key)
    if (found !== undefined && found.until > now) return found.value as T | null
    const value = await ask().catch((error: unknown) => {
      // Somebody whom we may not see is still somebody.
      if (error instanceof ChannelError && error.class === 'rejected') return null
      throw error
    })
    const [oldest] = known.keys()
    if (known.size >= MOST && oldest !== undefined) known.delete(oldest)
    known.set(key, { value, until: now + KEEP_MS })
    return value
  }

  return {
    user: async (client: Pick<SlackClient, 'user' | 'door'>, id: string): Promise<SlackUser | null> =>
      await remember(`${client.door} user ${id}`, async () => await client.user(id)),
    room: async (client: Pick<SlackClient, 'room' | 'door'>, id: string): Promise<SlackRoom | null> =>
      await remember(`${client.door} room ${id}`, async () => await client.room(id)),
  }
}

export type People = ReturnType<typeof createPeople>

/** A user's id is unique within a workspace only. */
export const identityOf = (teamId: string, userId: string) => `${teamId}/${userId}`
export const userIdOf = (identity: string) => identity.slice(identity.indexOf('/') + 1)

export const nameOf = (user: SlackUser | null): string | null =>
  cleanLine(
    user?.profile?.display_name || user?.profile?.real_name || user?.real_name || user?.name || '',
    200,
  ) || null

export function partyOf(user: SlackUser | null, { id, teamId }: { id: string; teamId: string }): Party {
  const avatarUrl = user?.profile?.image_72
  return {
    kind,
    value: identityOf(user?.team_id ?? teamId, id),
    name: nameOf(user),
    ...(user?.name !== undefined && { handle: user.name }),
    ...(avatarUrl !== undefined && { avatarUrl }),
  }
}
