import type { HeldItem, OutboundHold } from '@hubbub/contracts'
import type { HoldingRepository } from '@hubbub/domain'
import { firstRow, Prisma, rows, type Transaction, uuids } from './transaction.ts'

interface HoldRow extends Omit<OutboundHold, 'brand' | 'placedAt' | 'liftedAt' | 'counts'> {
  brandId: string | null
  brandName: string | null
  placedAt: Date
  liftedAt: Date | null
  left: number
  held: number
  letGo: number
  cancelled: number
}
type ItemRow = Omit<HeldItem, 'channel' | 'scheduledFor' | 'at'> & {
  channelId: string
  channelName: string
  scheduledFor: Date | null
  at: Date
}

const toHold = ({ brandId, brandName, left, held, letGo, cancelled, ...row }: HoldRow): OutboundHold => ({
  ...row,
  brand: brandId === null ? null : { id: brandId, name: brandName ?? '' },
  placedAt: row.placedAt.toISOString(),
  liftedAt: row.liftedAt?.toISOString() ?? null,
  counts: { left, held, letGo, cancelled },
})

/** A reply that one person wrote to leave at once; all else is automatic, scheduled, bulk or a post. */
const isSingle = Prisma.sql`(m.conversation_id IS NOT NULL AND m.author_member_id IS NOT NULL AND m.meta ->> 'scheduledFor' IS NULL
  AND m.meta ->> 'bulkAnswer' IS NULL)`
/** A standing switch `h` that stops what is to leave as `m` by the channel `c`. */
export const covers = Prisma.sql`h.lifted_at IS NULL AND (h.brand_id IS NULL OR h.brand_id = c.brand_id) AND (h.reach = 'all' OR NOT ${isSingle})`
/** As it stands now: what was taken back elsewhere is cancelled. */
const stateOf = Prisma.sql`CASE WHEN i.state = 'leaving' THEN 'left' WHEN d.state = 'cancelled' THEN 'cancelled' ELSE i.state END`

/** The switch that stops sending. */
export function createHoldingRepository(tx: Transaction, workspaceId: string): HoldingRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  const lock = Prisma.sql`hashtextextended(${`hubbub hold ${workspaceId}`}, 0)`
  const found = async (where: Prisma.Sql) =>
    (
      await rows<HoldRow>(
        tx,
        Prisma.sql`SELECT h.id, h.brand_id AS "brandId", b.name AS "brandName", h.reach, h.reason, h.placed_by AS "placedBy",
            h.placed_at AS "placedAt", h.lifted_by AS "liftedBy", h.lifted_at AS "liftedAt", h.version,
            counts.left, counts.held, counts."letGo", counts.cancelled
          FROM outbound_hold h LEFT JOIN brand b ON b.workspace_id = h.workspace_id AND b.id = h.brand_id
          CROSS JOIN LATERAL (
            SELECT count(*) FILTER (WHERE state = 'left')::int AS left, count(*) FILTER (WHERE state = 'held')::int AS held,
              count(*) FILTER (WHERE state = 'let-go')::int AS "letGo", count(*) FILTER (WHERE state = 'cancelled')::int AS cancelled
            FROM (SELECT ${stateOf} AS state FROM outbound_hold_item i
              JOIN outbound_delivery d ON d.workspace_id = i.workspace_id AND d.message_id = i.message_id
              WHERE i.workspace_id = h.workspace_id AND i.hold_id = h.id) item
          ) counts
          WHERE h.workspace_id = ${w} AND ${where} ORDER BY h.placed_at DESC, h.id LIMIT 100`,
      )
    ).map(toHold)
  return {
    list: async (standing) => await found(standing ? Prisma.sql`h.lifted_at IS NULL` : Prisma.sql`true`),
    find: async (id) => (await found(Prisma.sql`h.id = ${id}::uuid`))[0] ?? null,
    stopClaims: async () => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${lock})`
    },
    insert: async ({ id, brandId, reach, reason, placedBy, placedAt }) =>
      (await tx.$executeRaw`INSERT INTO outbound_hold (workspace_id, id, brand_id, reach, reason, placed_by, placed_at)
        VALUES (${w}, ${id}::uuid, ${brandId}::uuid, ${reach}, ${reason}, ${placedBy}, ${placedAt.toISOString()}::timestamptz)
        ON CONFLICT (workspace_id, brand_id) WHERE lifted_at IS NULL DO NOTHING`) > 0,
    takeWaiting: async (id, at) => {
      const moment = at.toISOString()
      const met = Prisma.sql`FROM outbound_delivery d JOIN message m ON m.workspace_id = d.workspace_id AND m.id = d.message_id
        JOIN channel c ON c.workspace_id = d.workspace_id AND c.id = d.channel_id
        JOIN outbound_hold h ON h.workspace_id = d.workspace_id AND h.id = ${id}::uuid
        WHERE d.workspace_id = ${w} AND ${covers} AND d.held_by IS NULL AND NOT d.let_go`
      await tx.$executeRaw`INSERT INTO outbound_hold_item (workspace_id, hold_id, message_id, state, at)
        SELECT ${w}, ${id}::uuid, d.message_id, CASE d.state WHEN 'sending' THEN 'leaving' ELSE 'held' END, ${moment}::timestamptz
        ${met} AND d.state IN ('held', 'queued', 'sending')`
      await tx.$executeRaw`UPDATE outbound_delivery SET held_by = ${id}::uuid
        WHERE workspace_id = ${w} AND state IN ('held', 'queued') AND message_id IN (SELECT i.message_id FROM outbound_hold_item i
          WHERE i.workspace_id = ${w} AND i.hold_id = ${id}::uuid AND i.state = 'held')`
    },
    holdBack: async (messageId, at) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${lock})`
      const caught = await firstRow<{ id: string }>(
        tx,
        Prisma.sql`UPDATE outbound_delivery target SET held_by = hold.id FROM (
            SELECT h.id, d.message_id FROM outbound_delivery d JOIN message m ON m.workspace_id = d.workspace_id AND m.id = d.message_id
              JOIN channel c ON c.workspace_id = d.workspace_id AND c.id = d.channel_id
              JOIN outbound_hold h ON h.workspace_id = d.workspace_id
            WHERE d.workspace_id = ${w} AND d.message_id = ${messageId}::uuid AND d.state IN ('held', 'queued') AND NOT d.let_go
              AND d.held_by IS NULL AND ${covers}
            ORDER BY h.placed_at, h.id LIMIT 1
          ) hold WHERE target.workspace_id = ${w} AND target.message_id = hold.message_id RETURNING hold.id`,
      )
      if (caught === null) return false
      await tx.$executeRaw`INSERT INTO outbound_hold_item (workspace_id, hold_id, message_id, state, at)
        VALUES (${w}, ${caught.id}::uuid, ${messageId}::uuid, 'held', ${at.toISOString()}::timestamptz)
        ON CONFLICT (workspace_id, hold_id, message_id) DO UPDATE SET state = 'held', at = excluded.at, by = NULL`
      return true
    },
    letPass: async (messageId, by, at) => {
      await tx.$executeRaw`INSERT INTO outbound_hold_item (workspace_id, hold_id, message_id, state, at, by)
        SELECT ${w}, h.id, d.message_id, 'let-go', ${at.toISOString()}::timestamptz, ${by}
        FROM outbound_delivery d JOIN message m ON m.workspace_id = d.workspace_id AND m.id = d.message_id
          JOIN channel c ON c.workspace_id = d.workspace_id AND c.id = d.channel_id
          JOIN outbound_hold h ON h.workspace_id = d.workspace_id
        WHERE d.workspace_id = ${w} AND d.message_id = ${messageId}::uuid AND ${covers}`
      await tx.$executeRaw`UPDATE outbound_delivery SET let_go = true WHERE workspace_id = ${w} AND message_id = ${messageId}::uuid`
    },
    ...createHeldItems(tx, workspaceId),
  }
}

type HeldItems = Pick<
  HoldingRepository,
  'items' | 'heldBy' | 'waiting' | 'heldItem' | 'letGo' | 'noteCancelled' | 'lift'
>

/** What is held, until somebody decides. */
function createHeldItems(tx: Transaction, workspaceId: string): HeldItems {
  const w = Prisma.sql`${workspaceId}::uuid`
  const waiting = async (id: string, messageId: string | null) =>
    await rows<{ messageId: string; kind: 'post' | 'reply' }>(
      tx,
      Prisma.sql`SELECT d.message_id AS "messageId", CASE WHEN m.conversation_id IS NULL THEN 'post' ELSE 'reply' END AS kind
        FROM outbound_delivery d JOIN message m ON m.workspace_id = d.workspace_id AND m.id = d.message_id
        WHERE d.workspace_id = ${w} AND d.held_by = ${id}::uuid AND d.state IN ('held', 'queued')
          AND (${messageId}::uuid IS NULL OR d.message_id = ${messageId}::uuid) ORDER BY d.message_id`,
    )
  return {
    items: async (id, limit) =>
      (
        await rows<ItemRow>(
          tx,
          Prisma.sql`SELECT i.message_id AS "messageId", ${stateOf} AS state,
              CASE WHEN m.conversation_id IS NULL THEN 'post' ELSE 'reply' END AS kind, left(m.text, 300) AS text,
              coalesce(m.author ->> 'name', '') AS author, c.id AS "channelId", c.name AS "channelName",
              m.conversation_id AS "conversationId", (m.meta ->> 'scheduledFor')::timestamptz AS "scheduledFor", i.at, i.by
            FROM outbound_hold_item i
            JOIN outbound_delivery d ON d.workspace_id = i.workspace_id AND d.message_id = i.message_id
            JOIN message m ON m.workspace_id = i.workspace_id AND m.id = i.message_id
            JOIN channel c ON c.workspace_id = d.workspace_id AND c.id = d.channel_id
            WHERE i.workspace_id = ${w} AND i.hold_id = ${id}::uuid
            ORDER BY (i.state = 'held') DESC, i.at DESC, i.message_id LIMIT ${limit}::int`,
        )
      ).map(({ channelId, channelName, ...row }) => ({
        ...row,
        channel: { id: channelId, name: channelName },
        scheduledFor: row.scheduledFor?.toISOString() ?? null,
        at: row.at.toISOString(),
      })),
    heldBy: async (messageId) =>
      await firstRow<{ id: string; version: number }>(
        tx,
        Prisma.sql`SELECT h.id, h.version FROM outbound_delivery d JOIN outbound_hold h ON h.workspace_id = d.workspace_id AND h.id = d.held_by
          WHERE d.workspace_id = ${w} AND d.message_id = ${messageId}::uuid`,
      ),
    waiting: async (id) => await waiting(id, null),
    heldItem: async (id, messageId) => (await waiting(id, messageId))[0] ?? null,
    letGo: async (id, messageIds, by, at) => {
      const chosen =
        messageIds === null ? Prisma.empty : Prisma.sql`AND message_id = ANY (${uuids(messageIds)})`
      const freed = await rows<{ id: string }>(
        tx,
        Prisma.sql`UPDATE outbound_delivery SET held_by = NULL, let_go = ${messageIds !== null}
          WHERE workspace_id = ${w} AND held_by = ${id}::uuid AND state IN ('held', 'queued') ${chosen} RETURNING message_id AS id`,
      )
      const ids = freed.map((row) => row.id)
      await tx.$executeRaw`UPDATE outbound_hold_item SET state = 'let-go', by = ${by}, at = ${at.toISOString()}::timestamptz
        WHERE workspace_id = ${w} AND hold_id = ${id}::uuid AND message_id = ANY (${uuids(ids)})`
      return ids
    },
    noteCancelled: async (id, messageId, by, at) => {
      await tx.$executeRaw`UPDATE outbound_hold_item SET state = 'cancelled', by = ${by}, at = ${at.toISOString()}::timestamptz
        WHERE workspace_id = ${w} AND hold_id = ${id}::uuid AND message_id = ${messageId}::uuid`
    },
    lift: async (id, by, at) => {
      await tx.$executeRaw`UPDATE outbound_hold SET lifted_by = ${by}, lifted_at = ${at.toISOString()}::timestamptz, version = version + 1
        WHERE workspace_id = ${w} AND id = ${id}::uuid`
    },
  }
}
