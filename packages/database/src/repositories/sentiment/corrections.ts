import type { CorrectedLabel, SentimentCorrection, SentimentLabel, SentimentMeasure } from '@hubbub/contracts'
import type { SentimentRepository } from '@hubbub/domain'
import { behind, toPage } from '../place.ts'
import { seenBy } from '../seen-by.ts'
import { Prisma, rows, type Transaction } from '../transaction.ts'

type Corrections = Pick<
  SentimentRepository,
  | 'keepCorrection'
  | 'changeBefore'
  | 'dropCorrection'
  | 'corrections'
  | 'testSet'
  | 'weeks'
  | 'confusion'
  | 'measures'
  | 'keepMeasure'
>

type CorrectionRow = Omit<SentimentCorrection, 'at'> & { at: Date }

/** What people say of messages, and how scorers do by it. */
export function createCorrections(tx: Transaction, w: Prisma.Sql): Corrections {
  return {
    keepCorrection: async ({ messageId, text, language, label, scored, before, by, at }) => {
      await tx.$executeRaw`INSERT INTO sentiment_correction (workspace_id, message_id, text, language, label, scored, before, corrected_by, corrected_at)
        VALUES (${w}, ${messageId}::uuid, ${text}, ${language}, ${label}, ${JSON.stringify(scored)}::jsonb, ${JSON.stringify(before)}::jsonb,
          ${by}::uuid, ${at.toISOString()}::timestamptz)
        ON CONFLICT (workspace_id, message_id) DO UPDATE SET text = excluded.text, language = excluded.language, label = excluded.label,
          scored = excluded.scored, before = excluded.before, holds = true, corrected_by = excluded.corrected_by, corrected_at = excluded.corrected_at`
    },
    changeBefore: async (messageId, before) => {
      await tx.$executeRaw`UPDATE sentiment_correction SET before = ${JSON.stringify(before)}::jsonb
        WHERE workspace_id = ${w} AND message_id = ${messageId}::uuid`
    },
    dropCorrection: async (messageId) => {
      await tx.$executeRaw`DELETE FROM sentiment_correction WHERE workspace_id = ${w} AND message_id = ${messageId}::uuid`
    },
    corrections: async ({ limit, after }, scope) => {
      const found = await rows<CorrectionRow>(
        tx,
        Prisma.sql`SELECT k.message_id AS "messageId", m.conversation_id AS "conversationId", left(k.text, ${BEGINNING}) AS text, k.language, k.label,
            k.scored, CASE WHEN mb.id IS NOT NULL THEN jsonb_build_object('id', mb.id, 'name', mb.name) END AS by, k.corrected_at AS at
          FROM sentiment_correction k JOIN message m ON m.workspace_id = k.workspace_id AND m.id = k.message_id
          JOIN channel ch ON ch.workspace_id = m.workspace_id AND ch.id = m.channel_id
          LEFT JOIN conversation c ON c.workspace_id = m.workspace_id AND c.id = m.conversation_id
          LEFT JOIN membership mb ON mb.workspace_id = k.workspace_id AND mb.id = k.corrected_by
          WHERE k.workspace_id = ${w} AND ${seenBy(w, scope)} AND ${behind(Prisma.sql`k.corrected_at`, Prisma.sql`k.message_id`, after)}
          ORDER BY k.corrected_at DESC, k.message_id DESC LIMIT ${limit + 1}`,
      )
      const items = found.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
      return toPage(items, limit, ({ at, messageId }) => [at, messageId])
    },
    testSet: async (limit) => {
      const found = await rows<{
        id: string
        text: string
        language: string | null
        label: CorrectedLabel
        scored: { label: SentimentLabel; confidence: number }
      }>(
        tx,
        Prisma.sql`SELECT message_id AS id, text, language, label, scored FROM sentiment_correction
          WHERE workspace_id = ${w} ORDER BY corrected_at DESC, message_id DESC LIMIT ${limit}`,
      )
      return found
    },
    weeks: async () =>
      await rows<{ week: string; corrections: number; agreed: number }>(
        tx,
        Prisma.sql`SELECT to_char(date_trunc('week', corrected_at AT TIME ZONE 'UTC'), 'YYYY-MM-DD') AS week, count(*)::int AS corrections,
            count(*) FILTER (WHERE label = scored ->> 'label')::int AS agreed
          FROM sentiment_correction WHERE workspace_id = ${w} GROUP BY 1 ORDER BY 1 DESC LIMIT ${WEEKS}`,
      ),
    confusion: async () =>
      await rows<{ label: CorrectedLabel; scored: SentimentLabel; count: number }>(
        tx,
        Prisma.sql`SELECT label, scored ->> 'label' AS scored, count(*)::int AS count FROM sentiment_correction
          WHERE workspace_id = ${w} GROUP BY 1, 2 ORDER BY 1, 2`,
      ),
    measures: async () => {
      const found = await rows<Omit<SentimentMeasure, 'at'> & { at: Date }>(
        tx,
        Prisma.sql`SELECT scorer, at, size, accuracy, macro_recall AS "macroRecall", calibration_error AS "calibrationError"
          FROM sentiment_measure WHERE workspace_id = ${w} ORDER BY day DESC, scorer LIMIT ${MEASURES}`,
      )
      return found.map(({ at, ...measure }) => ({ ...measure, at: at.toISOString() }))
    },
    keepMeasure: async ({ scorer, at, size, accuracy, macroRecall, calibrationError }) => {
      await tx.$executeRaw`INSERT INTO sentiment_measure (workspace_id, scorer, day, at, size, accuracy, macro_recall, calibration_error)
        VALUES (${w}, ${scorer}, ${at.toISOString().slice(0, 10)}::date, ${at.toISOString()}::timestamptz, ${size}::int, ${accuracy}::real,
          ${macroRecall}::real, ${calibrationError}::real)
        ON CONFLICT (workspace_id, scorer, day) DO UPDATE SET at = excluded.at, size = excluded.size, accuracy = excluded.accuracy,
          macro_recall = excluded.macro_recall, calibration_error = excluded.calibration_error`
    },
  }
}

const BEGINNING = 400
/** Two years. */
const WEEKS = 104
const MEASURES = 1_000
