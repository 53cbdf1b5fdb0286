import type { FoundMark, MarkKind, Priority } from '@hubbub/contracts'
import type { MarkedMessage, MarkRepository } from '@hubbub/domain'
import { seenBy } from '../seen-by.ts'
import { Prisma, rows, type Transaction, uuids } from '../transaction.ts'
import { judgeable, takePlaces } from './judged-messages.ts'

type MarkedRow = Omit<MarkedMessage, 'found' | 'corrections'> & {
  found: FoundMark[] | null
  corrections: Partial<Record<MarkKind, boolean>> | null
}

/** What messages bear, what people say of it, and what is done by it. */
export function createMarkRepository(tx: Transaction, workspaceId: string): MarkRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    lock: async (ids, scope) => {
      if (ids.length === 0) return []
      await takePlaces(tx, w, { ids, withChannels: true })
      const found = await rows<MarkedRow>(
        tx,
        Prisma.sql`SELECT m.id, m.conversation_id AS "conversationId", c.assignee_id AS "assigneeId",
            CASE WHEN m.conversation_id IS NULL THEN ch.default_team_id ELSE c.team_id END AS "teamId", m.routed_at IS NOT NULL AS moves,
            coalesce(m.trimmed_text, m.text) AS text, i.language, i.found_marks AS found, i.marks,
            (SELECT jsonb_object_agg(q.kind, q.carries) FROM mark_correction q
              WHERE q.workspace_id = m.workspace_id AND q.message_id = m.id AND q.holds) AS corrections
          FROM message m JOIN message_insight i ON i.workspace_id = m.workspace_id AND i.message_id = m.id
          JOIN channel ch ON ch.workspace_id = m.workspace_id AND ch.id = m.channel_id
          LEFT JOIN conversation c ON c.workspace_id = m.workspace_id AND c.id = m.conversation_id
          WHERE m.workspace_id = ${w} AND m.id = ANY(${uuids(ids)}) AND ${judgeable} AND ${seenBy(w, scope)}
          ORDER BY m.id FOR NO KEY UPDATE OF m, i`,
      )
      return found.map(({ found: some, corrections, ...message }) => ({
        ...message,
        found: (some ?? []).map(({ kind }) => kind),
        corrections: corrections ?? {},
      }))
    },
    keep: async ({ messageId, kind, carries, found, text, language, by, at }) => {
      await tx.$executeRaw`INSERT INTO mark_correction (workspace_id, message_id, kind, carries, found, text, language, corrected_by, corrected_at)
        VALUES (${w}, ${messageId}::uuid, ${kind}, ${carries}, ${found}, ${text}, ${language}, ${by}::uuid, ${at.toISOString()}::timestamptz)
        ON CONFLICT (workspace_id, message_id, kind) DO UPDATE SET carries = excluded.carries, found = excluded.found, text = excluded.text,
          language = excluded.language, holds = true, corrected_by = excluded.corrected_by, corrected_at = excluded.corrected_at`
    },
    drop: async (messageId, kind) => {
      await tx.$executeRaw`DELETE FROM mark_correction WHERE workspace_id = ${w} AND message_id = ${messageId}::uuid AND kind = ${kind}`
    },
    set: async (marks) => {
      const records = [...marks].map(([id, kinds]) => ({ id, kinds }))
      const set = await rows<{ id: string; version: number }>(
        tx,
        Prisma.sql`WITH r AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(records)}::jsonb) AS r (id uuid, kinds text[])),
            marked AS (UPDATE message_insight i SET marks = r.kinds FROM r
              WHERE i.workspace_id = ${w} AND i.message_id = r.id RETURNING i.message_id, i.marks)
          UPDATE message m SET version = m.version + 1, marks = marked.marks FROM marked
          WHERE m.workspace_id = ${w} AND m.id = marked.message_id RETURNING m.id, m.version`,
      )
      return new Map(set.map(({ id, version }) => [id, version]))
    },
    settle: async (conversationIds) =>
      await rows<Awaited<ReturnType<MarkRepository['settle']>>[number]>(
        tx,
        Prisma.sql`UPDATE conversation c SET marks = s.marks, version = c.version + 1
          FROM unnest(${uuids(conversationIds)}) AS w(id) CROSS JOIN LATERAL (${gathered(w)}) AS s
          WHERE c.workspace_id = ${w} AND c.id = w.id AND c.marks <> s.marks
          RETURNING c.id, c.version, c.assignee_id AS "assigneeId", c.team_id AS "teamId"`,
      ),
    standing: async () => await standing(tx, w),
    putRoute: async ({ kind, priority, teamId }) => {
      await tx.$executeRaw`INSERT INTO mark_route (workspace_id, kind, priority, team_id) VALUES (${w}, ${kind}, ${priority}, ${teamId}::uuid)
        ON CONFLICT (workspace_id, kind) DO UPDATE SET priority = excluded.priority, team_id = excluded.team_id`
    },
  }
}

/**
 * What the customer of a conversation `w` has said since the last answer that stands before their last word, as routing
 * gathers it one by one.
 */
const gathered = (w: Prisma.Sql) => Prisma.sql`
  SELECT coalesce(array_agg(DISTINCT k.kind ORDER BY k.kind), '{}') AS marks
  FROM message m JOIN message_insight i ON i.workspace_id = m.workspace_id AND i.message_id = m.id CROSS JOIN unnest(i.marks) AS k(kind)
  WHERE m.workspace_id = ${w} AND m.conversation_id = w.id AND ${judgeable} AND m.routed_at IS NOT NULL AND NOT m.automatic
    AND m.sent_at > coalesce((SELECT max(o.sent_at) FROM message o
      WHERE o.workspace_id = ${w} AND o.conversation_id = w.id AND o.kind IN ('message', 'log') AND o.direction = 'out' AND NOT o.automatic
        AND o.sent_at < (SELECT max(l.sent_at) FROM message l WHERE l.workspace_id = ${w} AND l.conversation_id = w.id
          AND l.kind IN ('message', 'log') AND l.direction = 'in' AND NOT l.automatic)), '-infinity')`

interface StandingRow {
  kind: MarkKind
  recent: number
  confirmed: number
  takenOff: number
  putOn: number
  priority: Exclude<Priority, 'none'> | null
  teamId: string | null
}

async function standing(tx: Transaction, w: Prisma.Sql): ReturnType<MarkRepository['standing']> {
  const found = await rows<StandingRow>(
    tx,
    Prisma.sql`WITH recent AS (SELECT k.kind, count(*)::int AS count FROM message m
          JOIN message_insight i ON i.workspace_id = m.workspace_id AND i.message_id = m.id CROSS JOIN unnest(i.marks) AS k(kind)
          WHERE m.workspace_id = ${w} AND m.sent_at > now() - interval '30 days' GROUP BY 1),
        said AS (SELECT kind, count(*) FILTER (WHERE found AND carries)::int AS confirmed, count(*) FILTER (WHERE found AND NOT carries)::int AS "takenOff",
          count(*) FILTER (WHERE NOT found AND carries)::int AS "putOn" FROM mark_correction WHERE workspace_id = ${w} GROUP BY 1)
      SELECT k.kind, coalesce(recent.count, 0) AS recent, coalesce(said.confirmed, 0) AS confirmed, coalesce(said."takenOff", 0) AS "takenOff",
        coalesce(said."putOn", 0) AS "putOn", r.priority, r.team_id AS "teamId"
      FROM unnest(ARRAY['complaint', 'question', 'praise', 'buying', 'churn', 'anger']) WITH ORDINALITY AS k(kind, place)
      LEFT JOIN recent ON recent.kind = k.kind LEFT JOIN said ON said.kind = k.kind
      LEFT JOIN mark_route r ON r.workspace_id = ${w} AND r.kind = k.kind ORDER BY k.place`,
  )
  return found.map(({ kind, recent, priority, teamId, ...corrections }) => ({
    kind,
    recent,
    corrections,
    priority,
    teamId,
  }))
}
