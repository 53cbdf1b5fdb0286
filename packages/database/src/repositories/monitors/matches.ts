import { monitorListsSchema } from '@hubbub/contracts'
import type { KeyedMessage, ListeningMonitor, MatchRepository } from '@hubbub/domain'
import { firstRow, Prisma, rows, type Transaction, uuids } from '../transaction.ts'
import { matchable } from './matchable.ts'
import { isRuled } from './is-ruled.ts'
import { createRematching } from './rematching.ts'

/** What is listened for, and what of it was said. */
export function createMatchRepository(tx: Transaction, workspaceId: string): MatchRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    hold: async () =>
      (await firstRow<{ stamp: number }>(tx, Prisma.sql`/*fixed*/ SELECT hubbub_hold_monitors() AS stamp`))
        ?.stamp ?? 0,
    change: async () => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`monitors:${workspaceId}`}, 0))`
      await tx.$executeRaw`INSERT INTO workspace_counter AS n (workspace_id, name, value) VALUES (${w}, 'monitors', 1)
        ON CONFLICT (workspace_id, name) DO UPDATE SET value = n.value + 1`
      await tx.$queryRaw`SELECT pg_notify('hubbub_monitors', ${workspaceId})::text`
    },
    listening: async () => {
      const found = await rows<ListeningMonitor>(
        tx,
        Prisma.sql`SELECT id, name, owner_id AS "ownerId", sharing, team_id AS "teamId", query_version AS version, query, lists FROM monitor
          WHERE workspace_id = ${w} AND enabled AND state <> 'removing' ORDER BY id`,
      )
      return found.map((monitor) => ({ ...monitor, lists: monitorListsSchema.parse(monitor.lists) }))
    },
    ofConversation: async (conversationId, { memberId, teamIds }, limit) =>
      await rows(
        tx,
        Prisma.sql`SELECT m.id AS "messageId", o.id, o.name, o.query FROM message m
          JOIN monitor_match k ON k.workspace_id = m.workspace_id AND k.message_id = m.id AND NOT k.own
          JOIN monitor o ON o.workspace_id = k.workspace_id AND o.id = k.monitor_id AND o.state <> 'removing'
          WHERE m.workspace_id = ${w} AND m.conversation_id = ${conversationId}::uuid
            AND (o.sharing = 'workspace' OR o.owner_id = ${memberId}::uuid OR (o.sharing = 'team' AND o.team_id = ANY(${uuids(teamIds)})))
          ORDER BY m.sent_at DESC, m.id DESC, lower(o.name) LIMIT ${limit}::int`,
      ),
    messages: async (ids) => await matchable(tx, w, ids),
    lockDue: async (ids) =>
      (
        await rows<{ id: string }>(
          tx,
          Prisma.sql`SELECT message_id AS id FROM message_keys WHERE workspace_id = ${w} AND message_id = ANY(${uuids(ids)}) AND due
            ORDER BY message_id FOR NO KEY UPDATE`,
        )
      ).map(({ id }) => id),
    keep: async (messages) => await keep(tx, w, messages),
    ...createRematching(tx, w),
  }
}

async function keep(tx: Transaction, w: Prisma.Sql, messages: readonly KeyedMessage[]): Promise<void> {
  if (messages.length === 0) return
  await tx.$executeRaw`/*fixed*/ WITH r AS MATERIALIZED (SELECT * FROM jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) AS r (id uuid, "channelId" uuid,
        "sentAt" timestamptz, own boolean, terms jsonb, language text, country text, sentiment text, followers bigint, engagement bigint, matches jsonb)),
      kept AS (INSERT INTO message_keys (workspace_id, message_id, channel_id, sent_at, own, terms, language, country, sentiment, followers, engagement)
        SELECT ${w}, r.id, r."channelId", r."sentAt", r.own, array_to_tsvector(ARRAY(SELECT jsonb_array_elements_text(r.terms))), r.language, r.country,
          r.sentiment, r.followers, r.engagement FROM r ORDER BY r.id
        ON CONFLICT (workspace_id, message_id) DO UPDATE SET own = excluded.own, terms = excluded.terms, language = excluded.language,
          country = excluded.country, sentiment = excluded.sentiment, followers = excluded.followers, engagement = excluded.engagement, due = false
        RETURNING message_id, xmax <> 0 AS again),
      found AS MATERIALIZED (SELECT r.id, r."sentAt", r.own, f."monitorId", f.version FROM r
        CROSS JOIN LATERAL jsonb_to_recordset(r.matches) AS f ("monitorId" uuid, version int)),
      gone AS (DELETE FROM monitor_match t USING kept, monitor o WHERE t.workspace_id = ${w} AND t.message_id = kept.message_id AND kept.again
          AND o.workspace_id = t.workspace_id AND o.id = t.monitor_id AND o.enabled
          AND NOT EXISTS (SELECT 1 FROM found f WHERE f.id = t.message_id AND f."monitorId" = t.monitor_id)
        RETURNING t.message_id, t.monitor_id),
      added AS (INSERT INTO monitor_match (workspace_id, monitor_id, message_id, sent_at, own, version)
        SELECT ${w}, f."monitorId", f.id, f."sentAt", f.own, f.version FROM found f ORDER BY f."monitorId", f.id
        ON CONFLICT (workspace_id, monitor_id, message_id) DO NOTHING RETURNING message_id, monitor_id)
    INSERT INTO sentiment_due (workspace_id, message_id)
    SELECT DISTINCT ${w}, c.message_id FROM (SELECT * FROM gone UNION ALL SELECT a.* FROM added a JOIN kept k ON k.message_id = a.message_id AND k.again) c
    WHERE ${isRuled(w, Prisma.sql`c.monitor_id`)}`
}
