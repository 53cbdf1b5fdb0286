import type { ChannelKind } from '@hubbub/contracts'
import type { PrismaClient } from '../generated/client.ts'
import { createPendingTallies } from './create-pending-tallies.ts'
import { createPendingMatches } from './create-pending-matches.ts'
import { createPendingScores } from './create-pending-scores.ts'

export interface EnabledChannel {
  workspaceId: string
  channelId: string
  kind: ChannelKind
}
export interface UnroutedMessage {
  workspaceId: string
  channelId: string
  messageId: string
  enriched: boolean
}
export interface DueDelivery {
  workspaceId: string
  messageId: string
}
export interface DueAction {
  workspaceId: string
  actionId: string
}
export interface DueSnooze {
  workspaceId: string
  conversationId: string
}

export interface UnreadCall {
  workspaceId: string
  callId: string
}

export interface UnheardAnswer {
  workspaceId: string
  visitorId: string
}

export interface DueNotices {
  workspaceId: string
  placeId: string
}

/** Work that waits, in all workspaces: what the sweep gives to the queue again. */
export function createPendingWork(client: PrismaClient) {
  return {
    async workspaceIds(): Promise<string[]> {
      const rows = await client.$queryRaw<{ id: string }[]>`SELECT id FROM hubbub_workspace_ids() AS id`
      return rows.map(({ id }) => id)
    },
    ...createPendingTallies(client),
    async enabledChannels(): Promise<EnabledChannel[]> {
      return await client.$queryRaw<EnabledChannel[]>`
        SELECT workspace_id AS "workspaceId", channel_id AS "channelId", kind FROM hubbub_enabled_channels()`
    },
    /** Messages that have not been routed `minAgeMs` after they were stored; grouped by channel, oldest first. */
    async unrouted(minAgeMs: number, limit: number): Promise<UnroutedMessage[]> {
      return await client.$queryRaw<UnroutedMessage[]>`
        SELECT workspace_id AS "workspaceId", channel_id AS "channelId", message_id AS "messageId", enriched
        FROM hubbub_unrouted(make_interval(secs => ${minAgeMs / 1000}::float8), ${limit}::int)`
    },
    /** Due, whether queued or held until now, or left in the middle by an attempt whose lease ran out. */
    async dueDeliveries(now: Date, limit: number): Promise<DueDelivery[]> {
      return await client.$queryRaw<DueDelivery[]>`
        SELECT workspace_id AS "workspaceId", message_id AS "messageId"
        FROM hubbub_due_deliveries(${now}::timestamptz, ${limit}::int)`
    },
    async dueActions(now: Date, limit: number): Promise<DueAction[]> {
      return await client.$queryRaw<DueAction[]>`
        SELECT workspace_id AS "workspaceId", action_id AS "actionId"
        FROM hubbub_due_actions(${now}::timestamptz, ${limit}::int)`
    },
    async dueSnoozes(now: Date, limit: number): Promise<DueSnooze[]> {
      return await client.$queryRaw<DueSnooze[]>`
        SELECT workspace_id AS "workspaceId", conversation_id AS "conversationId"
        FROM hubbub_due_snoozes(${now}::timestamptz, ${limit}::int)`
    },
    /** Calls of networks that were kept `minAgeMs` ago and not read, oldest first; not those of paused channels. */
    async unreadCalls(minAgeMs: number, limit: number): Promise<UnreadCall[]> {
      return await client.$queryRaw<UnreadCall[]>`
        SELECT workspace_id AS "workspaceId", call_id AS "callId"
        FROM hubbub_unread_calls(make_interval(secs => ${minAgeMs / 1000}::float8), ${limit}::int)`
    },
    /** Visitors of a chat who left before they saw an answer, and whose address is known. */
    async unheardAnswers(now: Date, patienceMs: number, limit: number): Promise<UnheardAnswer[]> {
      return await client.$queryRaw<UnheardAnswer[]>`
        SELECT workspace_id AS "workspaceId", visitor_id AS "visitorId"
        FROM hubbub_unheard_answers(${now}::timestamptz, make_interval(secs => ${patienceMs / 1000}::float8), ${limit}::int)`
    },
    /** Places in which something is to be told now. */
    async dueNotices(now: Date, limit: number): Promise<DueNotices[]> {
      return await client.$queryRaw<DueNotices[]>`
        SELECT workspace_id AS "workspaceId", place_id AS "placeId" FROM hubbub_due_notices(${now}::timestamptz, ${limit}::int)`
    },
    ...createPendingMatches(client),
    ...createPendingScores(client),
    /** Workspaces in which somebody wants to be told of things. */
    async noticingWorkspaces(): Promise<string[]> {
      const rows = await client.$queryRaw<{ id: string }[]>`SELECT id FROM hubbub_noticing_workspaces() AS id`
      return rows.map(({ id }) => id)
    },
    /** @returns how many were forgotten. */
    async forgetNotices(postedBefore: Date): Promise<number> {
      const [row] = await client.$queryRaw<
        { gone: bigint }[]
      >`SELECT hubbub_forget_notices(${postedBefore}::timestamptz) AS gone`
      return Number(row?.gone ?? 0)
    },
  }
}
