import type {
  IncomingMessage,
  Insight,
  IntakeRepository,
  QuarantinedMessage,
  TextToEnrich,
} from '@hubbub/domain'
import { applyChanges } from './apply-changes.ts'
import { askedOf } from './monitors/matchable.ts'
import { firstRow, Prisma, rows, type Transaction, uuids } from './transaction.ts'

export function createIntakeRepository(tx: Transaction, workspaceId: string): IntakeRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    store: async (channelId, messages) => {
      const stored = await insertMessages(tx, w, channelId, messages)
      const isNew = new Set(stored)
      const fresh = messages.filter(({ id }) => isNew.has(id))
      await insertOriginals(tx, w, fresh)
      await insertAttachments(tx, w, fresh)
      const known = messages.filter(({ id }) => !isNew.has(id)).map(({ externalId }) => externalId)
      return { stored, known }
    },
    addressed: async (channelId, externalIds) => {
      const turned = await rows<{ id: string }>(
        tx,
        Prisma.sql`UPDATE message SET addressed = true, routed_at = CASE WHEN conversation_id IS NULL THEN NULL ELSE routed_at END
          WHERE workspace_id = ${w} AND channel_id = ${channelId}::uuid AND external_id = ANY(${[...externalIds]}::text[]) AND NOT addressed
          RETURNING id`,
      )
      return turned.map(({ id }) => id)
    },
    applyChanges: async (channelId, changes) => await applyChanges(tx, { w, channelId }, changes),
    known: async (channelId, externalIds) => {
      const found = await rows<{ id: string }>(
        tx,
        Prisma.sql`/*fixed*/ SELECT external_id AS id FROM message
          WHERE workspace_id = ${w} AND channel_id = ${channelId}::uuid AND external_id = ANY(${[...externalIds]}::text[])`,
      )
      return found.map(({ id }) => id)
    },
    moveCursor: async (channelId, cursor) => await moveCursor(tx, w, channelId, cursor),
    quarantine: async (channelId, unreadable, now) => {
      const fresh: { id: string; tries: number }[] = []
      for (const { id, externalId, direction, reason, raw } of unreadable) {
        const row = await firstRow<{ id: string; tries: number; fresh: boolean }>(
          tx,
          Prisma.sql`INSERT INTO quarantine AS q (workspace_id, id, channel_id, external_id, direction, reason, raw, created_at)
            VALUES (${w}, ${id}::uuid, ${channelId}::uuid, ${externalId}, ${direction}, ${reason}, ${Buffer.from(raw)}, ${now.toISOString()}::timestamptz)
            ON CONFLICT (workspace_id, channel_id, external_id) DO UPDATE SET tries = q.tries + 1, reason = excluded.reason
            RETURNING id, tries, id = ${id}::uuid AS fresh`,
        )
        if (row !== null && row.fresh) fresh.push({ id: row.id, tries: row.tries })
      }
      return fresh
    },
    lockQuarantined: async (id) =>
      await firstRow<QuarantinedMessage>(
        tx,
        Prisma.sql`SELECT id, channel_id AS "channelId", external_id AS "externalId", direction, raw, tries, resolved_at AS "resolvedAt"
          FROM quarantine WHERE workspace_id = ${w} AND id = ${id}::uuid FOR UPDATE`,
      ),
    settleQuarantined: async (id, reason, now) => {
      const row = await firstRow<{ tries: number }>(
        tx,
        Prisma.sql`UPDATE quarantine SET tries = tries + 1, reason = coalesce(${reason}, reason),
            resolved_at = ${reason === null ? now.toISOString() : null}::timestamptz
          WHERE workspace_id = ${w} AND id = ${id}::uuid RETURNING tries`,
      )
      return row?.tries ?? 0
    },
    textsToEnrich: async (messageIds) => await textsToEnrich(tx, w, messageIds),
    addInsights: async (insights) => await insertInsights(tx, w, insights),
  }
}

type EnrichRow = Omit<TextToEnrich, 'asked'> & Asked & { isAsked: boolean }
type Asked = Omit<
  NonNullable<TextToEnrich['asked']>,
  'id' | 'text' | 'language' | 'sentiment' | 'country'
> & {
  country: string | null
}

async function textsToEnrich(
  tx: Transaction,
  w: Prisma.Sql,
  messageIds: readonly string[],
): Promise<TextToEnrich[]> {
  const found = await rows<EnrichRow>(
    tx,
    Prisma.sql`/*fixed*/ SELECT m.id, m.external_id AS "externalId", coalesce(m.trimmed_text, m.text) AS text, ch.brand_id AS "brandId",
        coalesce(jsonb_typeof(m.meta -> 'mail') = 'object', false) AS "isMail", b.name AS "brandName", m.direction = 'out' AS "isOurs", ${edition} AS edition,
        ARRAY(SELECT mo.query FROM monitor mo WHERE mo.workspace_id = ch.workspace_id AND mo.brand_id = ch.brand_id AND mo.kind = 'brand'
          AND mo.enabled AND mo.state <> 'removing' ORDER BY mo.id) AS "brandQueries",
        m.kind = 'message' AND m.author IS NOT NULL AS "isAsked", ${askedOf}
      FROM message m
      JOIN channel ch ON ch.workspace_id = m.workspace_id AND ch.id = m.channel_id
      JOIN brand b ON b.workspace_id = ch.workspace_id AND b.id = ch.brand_id
      WHERE m.workspace_id = ${w} AND m.id = ANY(${uuids(messageIds)})
        AND NOT EXISTS (SELECT 1 FROM message_insight i WHERE i.workspace_id = m.workspace_id AND i.message_id = m.id)`,
  )
  return found.map(({ isAsked, subject, author, post, country, channel, hasMedia, sentAt, own, ...text }) => {
    if (!isAsked) return { ...text, asked: null }
    const asked = { subject, author, post, country, channel, hasMedia, sentAt, own }
    return { ...text, asked: { ...asked, id: text.id, text: text.text, language: null, sentiment: null } }
  })
}

const edition = Prisma.sql`md5(coalesce(m.trimmed_text, m.text))`

/** Whoever edits one of them waits, and then forgets what is added here; or is waited for, and its new words are seen. */
async function insertInsights(
  tx: Transaction,
  w: Prisma.Sql,
  insights: readonly Insight[],
): Promise<string[]> {
  const fresh = await rows<{ id: string }>(
    tx,
    Prisma.sql`/*fixed*/ WITH i AS MATERIALIZED (SELECT * FROM jsonb_to_recordset(${JSON.stringify(insights)}::jsonb)
            AS i ("messageId" uuid, edition text, language text, label text, score real, confidence real, terms jsonb, scorer text,
              by text, "ruleId" uuid, scored jsonb, aspect jsonb, detail jsonb, marks jsonb)),
        still AS MATERIALIZED (SELECT m.id FROM i JOIN message m ON m.workspace_id = ${w} AND m.id = i."messageId"
          WHERE ${edition} = i.edition ORDER BY m.id FOR NO KEY UPDATE OF m),
        fresh AS (
          INSERT INTO message_insight (workspace_id, message_id, language, label, score, confidence, terms, scorer, judged_by, rule_id, scored, aspect, detail, found_marks, marks)
          SELECT ${w}, i."messageId", i.language, i.label, i.score, i.confidence, i.terms, i.scorer, i.by, i."ruleId", nullif(i.scored, 'null'), nullif(i.aspect, 'null'),
            nullif(i.detail, 'null'), nullif(i.marks, 'null'),
            ARRAY(SELECT DISTINCT x ->> 'kind' FROM jsonb_array_elements(CASE jsonb_typeof(i.marks) WHEN 'array' THEN i.marks ELSE '[]' END) AS x ORDER BY 1)
          FROM i JOIN still ON still.id = i."messageId"
          ORDER BY i."messageId"
          ON CONFLICT DO NOTHING RETURNING message_id, language, label),
        found AS (INSERT INTO message_search (workspace_id, message_id, document, channel_id, language, label)
          SELECT ${w}, m.id, hubbub_search_document(m.subject, concat_ws(' ', m.author ->> 'name', m.author ->> 'handle'), m.text), m.channel_id,
            fresh.language, fresh.label
          FROM fresh JOIN message m ON m.workspace_id = ${w} AND m.id = fresh.message_id
          ON CONFLICT DO NOTHING)
        SELECT message_id AS id FROM fresh`,
  )
  return fresh.map(({ id }) => id)
}

async function moveCursor(
  tx: Transaction,
  w: Prisma.Sql,
  channelId: string,
  { to, from }: { to: unknown; from?: unknown },
): Promise<boolean> {
  const place = from === null ? null : JSON.stringify(from)
  const stillThere =
    from === undefined
      ? Prisma.empty
      : Prisma.sql`AND nullif(cursor, 'null') IS NOT DISTINCT FROM ${place}::jsonb`
  const moved = await tx.$executeRaw`UPDATE channel SET cursor = ${JSON.stringify(to)}::jsonb
    WHERE workspace_id = ${w} AND id = ${channelId}::uuid ${stillThere}`
  return moved > 0
}

/** In one order, so that two who store the same wait for each other and not in a circle. @returns the ids of those that were not there. */
async function insertMessages(
  tx: Transaction,
  w: Prisma.Sql,
  channelId: string,
  messages: readonly IncomingMessage[],
): Promise<string[]> {
  const records = messages.map(
    ({ mail, post, imported, raw: _raw, attachments: _attachments, sentAs: _sentAs, ...message }) => ({
      ...message,
      meta: {
        ...(mail !== null && { mail }),
        ...(post !== null && { post }),
        ...(imported !== null && { import: imported }),
      },
    }),
  )
  const inserted = await rows<{ id: string }>(
    tx,
    Prisma.sql`/*fixed*/ INSERT INTO message (workspace_id, id, channel_id, external_id, kind, direction, author, subject, text, trimmed_text, html,
        meta, thread, automatic, addressed, sent_at, trace, mentions)
      SELECT ${w}, m.id, ${channelId}::uuid, m."externalId", 'message', m.direction, m.author, m.subject, m.text, m."trimmedText", m.html,
        m.meta, m.thread, m.automatic, m.addressed, m."sentAt", m.trace, '{}'
      FROM jsonb_to_recordset(${JSON.stringify(records)}::jsonb) AS m (id uuid, "externalId" text, direction text, author jsonb, subject text,
        text text, "trimmedText" text, html text, meta jsonb, thread jsonb, automatic boolean, addressed boolean, "sentAt" timestamptz, trace text)
      ORDER BY m."externalId"
      ON CONFLICT (workspace_id, channel_id, external_id) DO NOTHING
      RETURNING id`,
  )
  return inserted.map(({ id }) => id)
}

/** Bytes travel as they are: as text they would be a third larger. */
async function insertOriginals(
  tx: Transaction,
  w: Prisma.Sql,
  messages: readonly IncomingMessage[],
): Promise<void> {
  if (messages.length === 0) return
  const values = messages.map(({ id, raw }) => Prisma.sql`(${w}, ${id}::uuid, ${Buffer.from(raw)})`)
  await tx.$executeRaw`INSERT INTO message_raw (workspace_id, message_id, content) VALUES ${Prisma.join(values)} ON CONFLICT DO NOTHING`
}

async function insertAttachments(
  tx: Transaction,
  w: Prisma.Sql,
  messages: readonly IncomingMessage[],
): Promise<void> {
  const records = messages.flatMap(({ id, attachments }) =>
    attachments.map((attachment) => ({ ...attachment, messageId: id })),
  )
  if (records.length === 0) return
  await tx.$executeRaw`INSERT INTO attachment (workspace_id, id, message_id, filename, content_type, size, sha256, content_id, inline, storage_key)
    SELECT ${w}, a.id, a."messageId", a.filename, a."contentType", a.size, a.sha256, a."contentId", a.inline, a."storageKey"
    FROM jsonb_to_recordset(${JSON.stringify(records)}::jsonb) AS a (id uuid, "messageId" uuid, filename text, "contentType" text, size int,
      sha256 text, "contentId" text, inline boolean, "storageKey" text)
    ON CONFLICT DO NOTHING`
}
