import type { ChangedDelivery, ClaimedDelivery, DeliveryRepository } from '@hubbub/domain'
import { createLetGoOrder, isItsTurn } from './let-go-order.ts'
import { createReplyNames } from './reply-names.ts'
import { readScheduledIn } from './schedule.ts'
import { firstRow, Prisma, rows, type Transaction } from './transaction.ts'

const moment = (date: Date | null) => Prisma.sql`${date?.toISOString() ?? null}::timestamptz`

/** What a claim hands over; `d` is the delivery. */
const claimed = Prisma.sql`
  d.message_id AS "messageId", d.channel_id AS "channelId",
  (SELECT m.conversation_id FROM message m WHERE m.workspace_id = d.workspace_id AND m.id = d.message_id) AS "conversationId",
  d.envelope, d.attempts, d.lease_until AS "leaseUntil", coalesce(d.alive_at, d.updated_at) AS "aliveAt", d.recipients,
  coalesce((SELECT jsonb_agg(jsonb_build_object('filename', a.filename, 'contentType', a.content_type, 'contentId', a.content_id,
      'storageKey', a.storage_key) ORDER BY a.created_at, a.id)
    FROM attachment a WHERE a.workspace_id = d.workspace_id AND a.message_id = d.message_id), '[]') AS attachments,
  (SELECT m.trace FROM message m WHERE m.workspace_id = d.workspace_id AND m.id = d.message_id) AS trace,
  d.envelope ->> 'form' = 'post' AND (SELECT m.external_id FROM message m WHERE m.workspace_id = d.workspace_id AND m.id = d.message_id)
    <> d.envelope ->> 'messageId' AS named`

/** What its event tells; `d` is the delivery after the change. */
const changed = Prisma.sql`
  SELECT d.message_id AS "messageId", m.conversation_id AS "conversationId", d.state, m.version + d.version - 1 AS version, m.trace,
    c.assignee_id AS "assigneeId", CASE WHEN m.conversation_id IS NULL THEN ch.default_team_id ELSE c.team_id END AS "teamId"
  FROM d JOIN message m ON m.workspace_id = d.workspace_id AND m.id = d.message_id
  JOIN channel ch ON ch.workspace_id = m.workspace_id AND ch.id = m.channel_id
  LEFT JOIN conversation c ON c.workspace_id = m.workspace_id AND c.id = m.conversation_id`

export function createDeliveryRepository(tx: Transaction, workspaceId: string): DeliveryRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    scheduledIn: async (messageId) => await readScheduledIn(tx, w, messageId),
    claim: async (messageId, { now, until }) =>
      await firstRow<ClaimedDelivery>(
        tx,
        Prisma.sql`UPDATE outbound_delivery d SET state = 'sending', attempts = attempts + 1, lease_until = ${moment(until)},
            alive_at = ${moment(now)}, updated_at = ${moment(now)}, version = version + 1
          WHERE d.workspace_id = ${w} AND d.message_id = ${messageId}::uuid AND d.state IN ('held', 'queued') AND d.held_by IS NULL AND d.not_before <= ${moment(now)}
            AND ${isItsTurn(moment(now))}
          RETURNING ${claimed}`,
      ),
    takeOver: async (messageId, { now, until }) =>
      await firstRow<ClaimedDelivery>(
        tx,
        Prisma.sql`UPDATE outbound_delivery d SET lease_until = ${moment(until)}, updated_at = ${moment(now)}
          WHERE d.workspace_id = ${w} AND d.message_id = ${messageId}::uuid AND d.state = 'sending' AND d.lease_until <= ${moment(now)}
          RETURNING ${claimed}`,
      ),
    extend: async ({ messageId, leaseUntil }, { until, aliveAt }) => {
      const row = await firstRow<{ leaseUntil: Date }>(
        tx,
        Prisma.sql`UPDATE outbound_delivery SET lease_until = ${moment(until)}, alive_at = coalesce(${moment(aliveAt)}, alive_at)
          WHERE workspace_id = ${w} AND message_id = ${messageId}::uuid AND state = 'sending' AND lease_until = ${moment(leaseUntil)}
          RETURNING lease_until AS "leaseUntil"`,
      )
      return row?.leaseUntil ?? null
    },
    settle: async ({ messageId, leaseUntil }, settlement) => {
      const own = Prisma.sql`state = 'sending' AND lease_until = ${moment(leaseUntil)}`
      // What has left has left, whoever holds the claim by now; but it is said only once.
      const mine =
        settlement.state === 'sent'
          ? Prisma.sql`(${own} OR state IN ('sending', 'queued', 'uncertain'))`
          : own
      return await firstRow<ChangedDelivery>(
        tx,
        Prisma.sql`WITH d AS (
            UPDATE outbound_delivery SET state = ${settlement.state}, attempts = ${settlement.attempts}, not_before = ${moment(settlement.notBefore)},
              recipients = ${JSON.stringify(settlement.recipients)}::jsonb, response = ${settlement.response},
              error_class = ${settlement.errorClass}, sent_at = ${moment(settlement.sentAt)}, lease_until = NULL, alive_at = NULL,
              updated_at = now(), version = version + 1
            WHERE workspace_id = ${w} AND message_id = ${messageId}::uuid AND ${mine}
            RETURNING *)
          ${changed}`,
      )
    },
    ...createLetGoOrder(tx, workspaceId),
    ...createReplyNames(tx, workspaceId),
    provenSent: async (channelId, externalIds, now) =>
      await rows<ChangedDelivery>(
        tx,
        Prisma.sql`WITH d AS (
            UPDATE outbound_delivery d SET state = 'sent', response = coalesce(d.response, 'Found at the network'),
              sent_at = coalesce(d.sent_at, ${moment(now)}), error_class = NULL, lease_until = NULL, alive_at = NULL, updated_at = now(), version = d.version + 1
            FROM message m
            WHERE d.workspace_id = ${w} AND m.workspace_id = ${w} AND m.id = d.message_id AND m.channel_id = ${channelId}::uuid
              AND m.direction = 'out' AND m.external_id = ANY(${[...externalIds]}::text[]) AND (d.state = 'uncertain' OR (d.state = 'sending' AND d.lease_until <= ${moment(now)})
                OR (d.state = 'queued' AND d.attempts > 0 AND d.envelope ->> 'form' = 'post'))
              AND NOT d.recipients @> '[{"status": "accepted"}]'
            RETURNING d.*)
          ${changed}`,
      ),
    releaseWaiting: async (channelId, now) => {
      const released = await rows<{ id: string }>(
        tx,
        Prisma.sql`UPDATE outbound_delivery SET not_before = ${moment(now)}, error_class = NULL, updated_at = now()
          WHERE workspace_id = ${w} AND channel_id = ${channelId}::uuid AND state = 'queued' AND error_class = 'reauthorize'
          RETURNING message_id AS id`,
      )
      return released.map(({ id }) => id)
    },
  }
}
