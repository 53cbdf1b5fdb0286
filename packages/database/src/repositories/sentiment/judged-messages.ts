import type { CorrectedLabel } from '@hubbub/contracts'
import type { JudgedMessage, Mood, Scored, SentimentRepository, Verdict } from '@hubbub/domain'
import { isAsked } from '../monitors/is-asked.ts'
import { visibleTo } from '../conversation-filter.ts'
import { seenBy } from '../seen-by.ts'
import { takeTurns } from '../take-turns.ts'
import { firstRow, Prisma, rows, type Transaction, uuids } from '../transaction.ts'

type JudgedRow = Omit<JudgedMessage, 'verdict' | 'correction'> & {
  label: Verdict['label']
  score: number
  confidence: number
  terms: Verdict['terms']
  by: Verdict['by']
  ruleId: string | null
  scored: Scored | null
  correctedLabel: CorrectedLabel | null
  before: Verdict | null
}

/** Customer messages and what we wrote down of calls; what is still on its way is judged before it arrives. */
export const judgeable = Prisma.sql`m.kind IN ('message', 'log') AND m.direction = 'in'`

/** Messages and how they count. */
export function createJudgedMessages(
  tx: Transaction,
  w: Prisma.Sql,
): Pick<SentimentRepository, 'lock' | 'edited' | 'lastSaid' | 'judge' | 'moods' | 'setMood'> {
  return {
    lock: async (ids, scope) => {
      if (ids.length === 0) return []
      await takePlaces(tx, w, { ids, withChannels: scope === null })
      const found = await rows<JudgedRow>(
        tx,
        Prisma.sql`SELECT m.id, m.conversation_id AS "conversationId", ch.brand_id AS "brandId", c.assignee_id AS "assigneeId",
            CASE WHEN m.conversation_id IS NULL THEN ch.default_team_id ELSE c.team_id END AS "teamId", m.routed_at IS NOT NULL AS moves,
            coalesce(m.trimmed_text, m.text) AS text, coalesce(jsonb_typeof(m.meta -> 'mail') = 'object', false) AS "isMail", i.language, i.scorer, m.trace, i.label, i.score, i.confidence, i.terms, i.judged_by AS by,
            i.rule_id AS "ruleId", i.scored, k.label AS "correctedLabel", k.before
          FROM message m JOIN message_insight i ON i.workspace_id = m.workspace_id AND i.message_id = m.id
          JOIN channel ch ON ch.workspace_id = m.workspace_id AND ch.id = m.channel_id
          LEFT JOIN conversation c ON c.workspace_id = m.workspace_id AND c.id = m.conversation_id
          LEFT JOIN sentiment_correction k ON k.workspace_id = m.workspace_id AND k.message_id = m.id AND k.holds
          WHERE m.workspace_id = ${w} AND m.id = ANY(${uuids(ids)}) AND ${judgeable} AND ${scope === null ? Prisma.sql`true` : seenBy(w, scope)}
          ORDER BY m.id FOR NO KEY UPDATE OF m, i`,
      )
      return found.map(toJudged)
    },
    edited: async (ids) =>
      await rows<{ id: string; isStale: boolean }>(
        tx,
        Prisma.sql`SELECT m.id, (m.sentiment_label IS DISTINCT FROM i.label OR m.sentiment_score IS DISTINCT FROM i.score) AS "isStale"
          FROM message m JOIN message_insight i ON i.workspace_id = m.workspace_id AND i.message_id = m.id
          WHERE m.workspace_id = ${w} AND m.id = ANY(${uuids(ids)}) AND m.routed_at IS NOT NULL AND m.meta ? 'former'`,
      ),
    lastSaid: async (conversationIds, scope) => {
      const said = await rows<{ id: string }>(
        tx,
        Prisma.sql`SELECT s.id FROM conversation c CROSS JOIN LATERAL (SELECT m.id FROM message m
            JOIN message_insight i ON i.workspace_id = m.workspace_id AND i.message_id = m.id
            WHERE m.workspace_id = ${w} AND m.conversation_id = c.id AND ${judgeable} AND m.routed_at IS NOT NULL
            ORDER BY m.sent_at DESC, m.id DESC LIMIT 1) s
          WHERE c.workspace_id = ${w} AND c.id = ANY(${uuids(conversationIds)}) AND ${visibleTo(scope)}`,
      )
      return said.map(({ id }) => id)
    },
    judge: async (verdicts) => {
      const records = [...verdicts].map(([id, verdict]) => ({ id, ...verdict }))
      const judged = await rows<{ id: string; version: number }>(
        tx,
        Prisma.sql`WITH r AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(records)}::jsonb) AS r (id uuid, label text, score real,
              confidence real, terms jsonb, by text, "ruleId" uuid, scored jsonb)),
            judged AS (UPDATE message_insight i SET label = r.label, score = r.score, confidence = r.confidence, terms = r.terms,
                judged_by = r.by, rule_id = r."ruleId", scored = nullif(r.scored, 'null')
              FROM r WHERE i.workspace_id = ${w} AND i.message_id = r.id RETURNING i.message_id)
          UPDATE message m SET version = m.version + 1,
            sentiment_label = CASE WHEN m.routed_at IS NULL THEN m.sentiment_label ELSE r.label END,
            sentiment_score = CASE WHEN m.routed_at IS NULL THEN m.sentiment_score ELSE r.score END
          FROM r JOIN judged ON judged.message_id = r.id WHERE m.workspace_id = ${w} AND m.id = r.id RETURNING m.id, m.version`,
      )
      await retellKeys(tx, w, verdicts)
      return new Map(judged.map(({ id, version }) => [id, version]))
    },
    ...createMoods(tx, w),
  }
}

function createMoods(tx: Transaction, w: Prisma.Sql): Pick<SentimentRepository, 'moods' | 'setMood'> {
  return {
    moods: async (conversationIds) => {
      if (conversationIds.length === 0) return new Map()
      const said = await rows<Mood & { conversationId: string }>(
        tx,
        Prisma.sql`SELECT w.id AS "conversationId", s.label, s.score FROM unnest(${uuids(conversationIds)}) AS w(id)
          CROSS JOIN LATERAL (SELECT m.sentiment_label AS label, m.sentiment_score AS score, m.sent_at, m.id FROM message m
            WHERE m.workspace_id = ${w} AND m.conversation_id = w.id AND ${judgeable} AND m.routed_at IS NOT NULL AND m.sentiment_label IS NOT NULL
            ORDER BY m.sent_at DESC, m.id DESC LIMIT ${MOODS}) s
          ORDER BY s.sent_at, s.id`,
      )
      const moods = new Map<string, Mood[]>()
      for (const { conversationId, label, score } of said)
        moods.set(conversationId, [...(moods.get(conversationId) ?? []), { label, score }])
      return moods
    },
    setMood: async (conversationId, mood) => {
      const row = await firstRow<{ version: number }>(
        tx,
        Prisma.sql`UPDATE conversation SET sentiment_label = ${mood?.label ?? null}, sentiment_score = ${mood?.score ?? null}::real, version = version + 1
          WHERE workspace_id = ${w} AND id = ${conversationId}::uuid
            AND (sentiment_label IS DISTINCT FROM ${mood?.label ?? null} OR sentiment_score IS DISTINCT FROM ${mood?.score ?? null}::real)
          RETURNING version`,
      )
      return row?.version ?? null
    },
  }
}

/** Queries are asked of how it counts now, and monitors that ask for it match it anew. */
async function retellKeys(
  tx: Transaction,
  w: Prisma.Sql,
  verdicts: ReadonlyMap<string, Verdict>,
): Promise<void> {
  const records = [...verdicts].map(([id, { label }]) => ({ id, label }))
  await tx.$executeRaw`SELECT hubbub_hold_monitors()`
  await tx.$executeRaw`UPDATE message_keys k SET sentiment = r.label, due = k.due OR ${isAsked(w, 'sentiment')}
    FROM jsonb_to_recordset(${JSON.stringify(records)}::jsonb) AS r (id uuid, label text)
    WHERE k.workspace_id = ${w} AND k.message_id = r.id AND k.sentiment IS DISTINCT FROM r.label`
}

/** What is older counts less than a billionth. */
const MOODS = 30

/** Turns come before anything by which this gets a transaction id; see take-turns.ts. */
export async function takePlaces(
  tx: Transaction,
  w: Prisma.Sql,
  { ids, withChannels }: { ids: readonly string[]; withChannels: boolean },
): Promise<void> {
  if (withChannels)
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(turn.key) FROM (
        SELECT DISTINCT hashtextextended('route:' || m.channel_id::text, 0) AS key FROM message m
        WHERE m.workspace_id = ${w} AND m.id = ANY(${uuids(ids)}) ORDER BY key) AS turn`
  await tx.$executeRaw(
    takeTurns(Prisma.sql`SELECT m.conversation_id AS id FROM message m
      WHERE m.workspace_id = ${w} AND m.id = ANY(${uuids(ids)}) AND m.conversation_id IS NOT NULL`),
  )
}

function toJudged({ correctedLabel, before, ...row }: JudgedRow): JudgedMessage {
  const { label, score, confidence, terms, by, ruleId, scored, ...message } = row
  const verdict: Verdict = { label, score, confidence, terms, by, ruleId, scored }
  return {
    ...message,
    verdict,
    correction: correctedLabel === null || before === null ? null : { label: correctedLabel, before },
  }
}
