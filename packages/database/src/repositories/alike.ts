import type { AlikeMember, AlikePost, AlikeRepository, AlikeStanding } from '@hubbub/domain'
import { ALIKE_DAYS } from '@hubbub/domain'
import { firstRow, Prisma, rows, type Transaction, uuids } from './transaction.ts'

/** Which messages say what somebody said before. */
export function createAlikeRepository(tx: Transaction, workspaceId: string): AlikeRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    ...createKeys(tx, w),
    originals: async (refs) =>
      await rows<{ kind: string; externalId: string; id: string }>(
        tx,
        Prisma.sql`/*fixed*/ SELECT DISTINCT ON (r.kind, r."externalId") r.kind, r."externalId", m.id
          FROM jsonb_to_recordset(${JSON.stringify(refs)}::jsonb) AS r (kind text, "externalId" text)
          JOIN channel ch ON ch.workspace_id = ${w} AND ch.kind = r.kind
          CROSS JOIN LATERAL (SELECT o.id FROM message o WHERE o.workspace_id = ${w} AND o.channel_id = ch.id AND o.external_id = r."externalId" LIMIT 1) m
          ORDER BY r.kind, r."externalId", m.id`,
      ),
    standing: async (ids) =>
      await rows<AlikeStanding>(
        tx,
        Prisma.sql`/*fixed*/ SELECT m.id, left(coalesce(m.trimmed_text, m.text), ${MOST_TEXT}::int) AS text, m.sent_at AS "sentAt", a.group_id AS "groupId"
          FROM message m LEFT JOIN message_alike a ON a.workspace_id = m.workspace_id AND a.message_id = m.id
          WHERE m.workspace_id = ${w} AND m.id = ANY(${uuids(ids)})`,
      ),
    join: async (members) => await join(tx, w, members),
    makeDue: async (groupIds) => {
      if (groupIds.length > 0)
        await tx.$executeRaw`INSERT INTO alike_due (workspace_id, group_id) SELECT DISTINCT ${w}, g FROM unnest(${uuids(groupIds)}) AS g ON CONFLICT DO NOTHING`
    },
    settle: async (most) => await settle(tx, w, most),
    saidBefore: async (ids) =>
      ids.length === 0
        ? new Map()
        : new Map(
            (
              await rows<{ id: string; times: number }>(
                tx,
                Prisma.sql`/*fixed*/ SELECT a.message_id AS id, count(*)::int AS times
                  FROM message_alike a JOIN message m ON m.workspace_id = a.workspace_id AND m.id = a.message_id
                  CROSS JOIN LATERAL (SELECT o.message_id FROM message_alike o
                    WHERE o.workspace_id = a.workspace_id AND o.group_id = a.group_id AND (o.sent_at, o.message_id) < (a.sent_at, a.message_id)
                    ORDER BY o.sent_at DESC, o.message_id DESC LIMIT ${MOST_BEFORE}::int) o
                  JOIN message e ON e.workspace_id = a.workspace_id AND e.id = o.message_id
                  WHERE a.workspace_id = ${w} AND a.message_id = ANY(${uuids(ids)}) AND e.author ->> 'kind' = m.author ->> 'kind'
                    AND e.author ->> 'value' = m.author ->> 'value' AND e.meta -> 'post' ->> 'form' IS DISTINCT FROM 'repost'
                  GROUP BY 1`,
              )
            ).map(({ id, times }) => [id, times]),
          ),
    keepSpam: async (found) => {
      await tx.$executeRaw`/*fixed*/ WITH f AS MATERIALIZED (SELECT * FROM jsonb_to_recordset(${JSON.stringify(found)}::jsonb)
            AS f (id uuid, likelihood real, reasons jsonb, counts boolean)),
          kept AS (UPDATE message_insight i SET spam = jsonb_build_object('likelihood', f.likelihood, 'reasons', f.reasons) FROM f
            WHERE i.workspace_id = ${w} AND i.message_id = f.id RETURNING i.message_id)
        UPDATE message m SET spam = true FROM f JOIN kept ON kept.message_id = f.id
        WHERE m.workspace_id = ${w} AND m.id = f.id AND f.counts AND NOT m.spam
          AND NOT EXISTS (SELECT FROM spam_correction c WHERE c.workspace_id = m.workspace_id AND c.message_id = m.id AND c.holds)`
    },
    nextStored: async (most) => await nextStored(tx, w, most),
  }
}

/** Under which texts that are alike meet. */
function createKeys(
  tx: Transaction,
  w: Prisma.Sql,
): Pick<AlikeRepository, 'claim' | 'holders' | 'passOn' | 'letGo'> {
  return {
    claim: async (keys) => {
      if (keys.length === 0) return new Map()
      // In one order, so that two who ask for the same wait for each other and not in a circle.
      return toHolders(
        await rows<HolderRow>(
          tx,
          Prisma.sql`/*fixed*/ INSERT INTO alike_key AS k (workspace_id, key, message_id, seen_at)
            SELECT ${w}, c.key, c.id, c.at FROM jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) AS c (key bigint, id uuid, at timestamptz)
            ORDER BY c.key
            ON CONFLICT (workspace_id, key) DO UPDATE SET seen_at = greatest(k.seen_at, excluded.seen_at),
              message_id = CASE WHEN excluded.seen_at > k.seen_at + ${WINDOW} THEN excluded.message_id ELSE k.message_id END
            RETURNING k.key::text, k.message_id AS id`,
        ),
      )
    },
    holders: async (keys) =>
      keys.length === 0
        ? new Map()
        : toHolders(
            await rows<HolderRow>(
              tx,
              Prisma.sql`/*fixed*/ SELECT key::text, message_id AS id FROM alike_key WHERE workspace_id = ${w} AND key = ANY(${[...keys]}::bigint[])`,
            ),
          ),
    passOn: async (keys) =>
      keys.length === 0
        ? new Map()
        : toHolders(
            await rows<HolderRow>(
              tx,
              Prisma.sql`UPDATE alike_key k SET message_id = c."to" FROM jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) AS c (key bigint, "from" uuid, "to" uuid)
                WHERE k.workspace_id = ${w} AND k.key = c.key AND k.message_id = c."from" RETURNING k.key::text, k.message_id AS id`,
            ),
          ),
    letGo: async (keys) => {
      if (keys.length > 0)
        await tx.$executeRaw`DELETE FROM alike_key k USING jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) AS c (key bigint, id uuid)
          WHERE k.workspace_id = ${w} AND k.key = c.key AND k.message_id = c.id`
    },
  }
}

const WINDOW = Prisma.raw(`interval '${ALIKE_DAYS} days'`)
/** Whoever says the same over and over is found out by the last of a group. */
const MOST_BEFORE = 200
/** Texts are told apart by what they begin with. */
const MOST_TEXT = 5_000

interface HolderRow {
  key: string
  id: string
}

const toHolders = (found: readonly HolderRow[]) => new Map(found.map(({ key, id }) => [key, id]))

async function join(tx: Transaction, w: Prisma.Sql, members: readonly AlikeMember[]): Promise<void> {
  if (members.length === 0) return
  // Somebody else may have put the first of a group into another one at the same time: then this group has none.
  await tx.$executeRaw`/*fixed*/ WITH j AS MATERIALIZED (SELECT * FROM jsonb_to_recordset(${JSON.stringify(members)}::jsonb)
        AS j ("messageId" uuid, "groupId" uuid, via text, repeats boolean, "sentAt" timestamptz)),
      added AS (INSERT INTO message_alike (workspace_id, message_id, group_id, via, repeats, sent_at)
        SELECT ${w}, j."messageId", j."groupId", j.via, j.repeats, j."sentAt" FROM j
        WHERE EXISTS (SELECT FROM message m WHERE m.workspace_id = ${w} AND m.id = j."messageId")
        ORDER BY j."messageId" ON CONFLICT DO NOTHING RETURNING message_id, repeats),
      marked AS (UPDATE message m SET repeats = true FROM added a WHERE m.workspace_id = ${w} AND m.id = a.message_id AND a.repeats RETURNING m.id)
    INSERT INTO alike_due (workspace_id, group_id)
      SELECT DISTINCT ${w}, j."groupId" FROM j WHERE NOT j.repeats AND NOT EXISTS (SELECT FROM added a WHERE a.message_id = j."messageId")
      ON CONFLICT DO NOTHING`
}

async function settle(tx: Transaction, w: Prisma.Sql, most: number): Promise<number> {
  const due = await rows<{ id: string }>(
    tx,
    Prisma.sql`DELETE FROM alike_due WHERE workspace_id = ${w} AND group_id IN (
      SELECT group_id FROM alike_due WHERE workspace_id = ${w} ORDER BY group_id LIMIT ${most}::int FOR UPDATE SKIP LOCKED) RETURNING group_id AS id`,
  )
  for (const { id } of due) await settleGroup(tx, w, id)
  return due.length
}

/** Whoever said it first is the first, of those that are left. */
async function settleGroup(tx: Transaction, w: Prisma.Sql, groupId: string): Promise<void> {
  const g = Prisma.sql`${groupId}::uuid`
  const wrong = await rows<{ id: string }>(
    tx,
    Prisma.sql`SELECT a.message_id AS id FROM message_alike a WHERE a.workspace_id = ${w} AND a.group_id = ${g}
      AND a.repeats = (a.message_id = (SELECT f.message_id FROM message_alike f WHERE f.workspace_id = ${w} AND f.group_id = ${g}
        ORDER BY f.sent_at, f.message_id LIMIT 1))`,
  )
  const ids = wrong.map(({ id }) => id)
  if (ids.length === 0) return
  await tx.$executeRaw`SELECT 1 FROM message WHERE workspace_id = ${w} AND id = ANY(${uuids(ids)}) ORDER BY id FOR NO KEY UPDATE`
  await tx.$executeRaw`WITH turned AS (UPDATE message_alike SET repeats = NOT repeats
      WHERE workspace_id = ${w} AND group_id = ${g} AND message_id = ANY(${uuids(ids)}) RETURNING message_id, repeats)
    UPDATE message m SET repeats = t.repeats FROM turned t WHERE m.workspace_id = ${w} AND m.id = t.message_id`
}

type StoredPost = AlikePost & { isGrouped: boolean }

async function nextStored(tx: Transaction, w: Prisma.Sql, most: number): Promise<StoredPost[] | null> {
  const pass = await firstRow<{ reached: string; until: string }>(
    tx,
    Prisma.sql`SELECT reached, until FROM alike_pass WHERE workspace_id = ${w} FOR UPDATE SKIP LOCKED`,
  )
  if (pass === null) return null
  const found = await rows<StoredPost>(
    tx,
    Prisma.sql`SELECT m.id, ch.kind, m.external_id AS "externalId", ${repeatsOf} AS repeats, left(coalesce(m.trimmed_text, m.text), ${MOST_TEXT}::int) AS text,
        m.author, m.sent_at AS "sentAt",
        EXISTS (SELECT FROM message_alike a WHERE a.workspace_id = m.workspace_id AND a.message_id = m.id) AS "isGrouped"
      FROM message m JOIN channel ch ON ch.workspace_id = m.workspace_id AND ch.id = m.channel_id
      WHERE m.workspace_id = ${w} AND m.id > ${pass.reached}::uuid AND m.id <= ${pass.until}::uuid AND ${isCompared}
        AND EXISTS (SELECT FROM message_insight i WHERE i.workspace_id = m.workspace_id AND i.message_id = m.id)
      ORDER BY m.id LIMIT ${most}::int FOR NO KEY UPDATE OF m`,
  )
  const last = found.at(-1)
  if (last === undefined || found.length < most)
    await tx.$executeRaw`DELETE FROM alike_pass WHERE workspace_id = ${w}`
  else await tx.$executeRaw`UPDATE alike_pass SET reached = ${last.id}::uuid WHERE workspace_id = ${w}`
  return found.length === 0 ? null : found
}

/** A message `m` that others may repeat: a post of somebody else that is not said to us alone. */
const isCompared = Prisma.sql`m.kind = 'message' AND m.author IS NOT NULL AND m.direction = 'in' AND jsonb_typeof(m.meta -> 'post') = 'object'
  AND m.meta -> 'post' ->> 'audience' IS DISTINCT FROM 'direct'`
/** What it repeats as it is; who quotes says something of their own. */
const repeatsOf = Prisma.sql`CASE WHEN m.meta -> 'post' ->> 'form' = 'repost' THEN m.meta -> 'post' ->> 'repeats' END`
