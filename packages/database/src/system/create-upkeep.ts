import type { Typing } from '@hubbub/contracts'
import type { SealedChannel } from '@hubbub/domain'
import type { PrismaClient } from '../generated/client.ts'

/** What keeps an installation going: what is told to all processes, found for them, and forgotten in time. */
export function createUpkeep(client: PrismaClient) {
  return {
    /** @returns how many were forgotten. */
    async forgetCalls(readBefore: Date): Promise<number> {
      const [row] = await client.$queryRaw<
        { gone: bigint }[]
      >`SELECT hubbub_forget_calls(${readBefore}::timestamptz) AS gone`
      return Number(row?.gone ?? 0)
    },
    /** Tells every process who writes; whoever does not listen misses nothing that lasts. */
    async tellTyping(typing: Typing): Promise<void> {
      await client.$executeRaw`SELECT pg_notify('hubbub_typing', ${JSON.stringify(typing)})`
    },
    /** The workspace of a channel that is named from outside; null where there is none. */
    async channelWorkspace(channelId: string): Promise<string | null> {
      const [row] = await client.$queryRaw<
        { id: string | null }[]
      >`SELECT hubbub_channel_workspace(${channelId}::uuid) AS id`
      return row?.id ?? null
    },
    /** Every channel with credentials, as they are sealed. */
    async sealedChannels(): Promise<SealedChannel[]> {
      return await client.$queryRaw<SealedChannel[]>`
        SELECT workspace_id AS "workspaceId", channel_id AS "channelId", credentials FROM hubbub_sealed_channels()`
    },
    /** Lets the planner know of one table that has grown a lot. @returns its name, or null where none has. */
    async refreshStatistics(): Promise<string | null> {
      const [row] = await client.$queryRaw<
        { name: string | null }[]
      >`SELECT hubbub_refresh_statistics() AS name`
      return row?.name ?? null
    },
    /** @returns how many were forgotten. */
    async forgetIdempotencyKeys(olderThan: Date): Promise<number> {
      const [row] = await client.$queryRaw<{ gone: bigint }[]>`
        SELECT hubbub_forget_idempotency_keys(${olderThan}::timestamptz) AS gone`
      return Number(row?.gone ?? 0)
    },
  }
}
