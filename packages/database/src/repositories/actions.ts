import { type Party, postMetaSchema } from '@hubbub/contracts'
import type { ActedMessage, ActionRepository, ClaimedAction } from '@hubbub/domain'
import { firstRow, Prisma, type Transaction } from './transaction.ts'

const moment = (date: Date) => Prisma.sql`${date.toISOString()}::timestamptz`

/** What its event tells; `d` is the message after the change. */
const told = Prisma.sql`SELECT d.id AS "messageId", d.conversation_id AS "conversationId", c.assignee_id AS "assigneeId",
    CASE WHEN d.conversation_id IS NULL THEN ch.default_team_id ELSE c.team_id END AS "teamId",
    d.version + coalesce((SELECT o.version - 1 FROM outbound_delivery o WHERE o.workspace_id = d.workspace_id AND o.message_id = d.id), 0) AS version
  FROM d JOIN channel ch ON ch.workspace_id = d.workspace_id AND ch.id = d.channel_id
    LEFT JOIN conversation c ON c.workspace_id = d.workspace_id AND c.id = d.conversation_id`

/** What people ask networks to do with messages. */
export function createActionRepository(tx: Transaction, workspaceId: string): ActionRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    add: async ({ id, messageId, channelId, kind, emoji, actor, now, trace }) => {
      const added =
        await tx.$executeRaw`INSERT INTO message_action (workspace_id, id, message_id, channel_id, kind, emoji, actor, not_before, created_at, trace)
        VALUES (${w}, ${id}::uuid, ${messageId}::uuid, ${channelId}::uuid, ${kind}, ${emoji}, ${JSON.stringify(actor)}::jsonb, ${moment(now)},
          ${moment(now)}, ${trace})
        ON CONFLICT (workspace_id, message_id, kind, emoji) WHERE state = 'queued' DO NOTHING`
      if (added === 0) return false
      await tx.$executeRaw`UPDATE message SET version = version + 1 WHERE workspace_id = ${w} AND id = ${messageId}::uuid`
      return true
    },
    cancelReactions: async ({ messageId, emoji }) => {
      const cancelled = await tx.$executeRaw`DELETE FROM message_action
        WHERE workspace_id = ${w} AND message_id = ${messageId}::uuid AND kind IN ('react', 'unreact') AND state = 'queued'
          AND attempts = 0 AND (${emoji}::text IS NULL OR emoji = ${emoji})`
      if (cancelled > 0)
        await tx.$executeRaw`UPDATE message SET version = version + 1 WHERE workspace_id = ${w} AND id = ${messageId}::uuid`
      return cancelled
    },
    nextOf: async (messageId) =>
      await firstRow<{ id: string; notBefore: Date }>(
        tx,
        Prisma.sql`SELECT id, not_before AS "notBefore" FROM message_action
          WHERE workspace_id = ${w} AND message_id = ${messageId}::uuid AND state = 'queued' ORDER BY created_at, id LIMIT 1`,
      ),
    claim: async (id, { now, until }) => {
      const row = await firstRow<ClaimedRow>(
        tx,
        Prisma.sql`UPDATE message_action a SET attempts = a.attempts + 1, lease_until = ${moment(until)}
          FROM message m
          WHERE a.workspace_id = ${w} AND a.id = ${id}::uuid AND a.state = 'queued' AND a.not_before <= ${moment(now)}
            AND (a.lease_until IS NULL OR a.lease_until <= ${moment(now)}) AND m.workspace_id = a.workspace_id AND m.id = a.message_id
            AND NOT EXISTS (SELECT FROM message_action e WHERE e.workspace_id = a.workspace_id AND e.message_id = a.message_id
              AND e.state = 'queued' AND (e.created_at, e.id) < (a.created_at, a.id))
          RETURNING a.id, a.message_id AS "messageId", a.channel_id AS "channelId", a.kind, a.emoji, a.actor, a.attempts,
            a.lease_until AS "leaseUntil", m.external_id AS "externalId", m.author, m.meta -> 'post' AS meta`,
      )
      if (row === null) return null
      const { externalId, author, meta, ...action } = row
      const post = postMetaSchema.safeParse(meta).data
      return post === undefined ? null : { ...action, post: { externalId, author, post } }
    },
    settle: async ({ id, messageId, kind, leaseUntil }, { state, error, attempts, notBefore }, now) => {
      const settled = await tx.$executeRaw`UPDATE message_action
        SET state = ${state}, error = ${error}, attempts = ${attempts}, not_before = ${moment(notBefore)}, lease_until = NULL,
          settled_at = CASE WHEN ${state} = 'queued' THEN NULL ELSE ${moment(now)} END
        WHERE workspace_id = ${w} AND id = ${id}::uuid AND state = 'queued' AND lease_until = ${moment(leaseUntil)}`
      if (settled === 0) return null
      const meta =
        kind === 'remove' && state === 'done'
          ? Prisma.sql`jsonb_set(meta, '{post,deletedAt}', to_jsonb(${now.toISOString()}::text))`
          : Prisma.sql`meta`
      return await firstRow<ActedMessage>(
        tx,
        Prisma.sql`WITH d AS (UPDATE message SET version = version + 1, meta = ${meta}
            WHERE workspace_id = ${w} AND id = ${messageId}::uuid RETURNING *) ${told}`,
      )
    },
  }
}

interface ClaimedRow extends Omit<ClaimedAction, 'post'> {
  externalId: string
  author: Party
  meta: unknown
}
