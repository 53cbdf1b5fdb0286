import { LAYERED, type LayeredMessage, type AspectPass, type StoredScoresRepository } from '@hubbub/domain'
import { likePattern } from '../like-pattern.ts'
import { firstRow, Prisma, rows, type Transaction } from '../transaction.ts'

/** Stored messages that are read again because what they were read by is another. */
export function createStoredScores(tx: Transaction, workspaceId: string): StoredScoresRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    ...createPasses(tx, w),
    naming: async (brandId, { names, before, limit }) => {
      const found = await rows<{ id: string }>(
        tx,
        Prisma.sql`SELECT m.id FROM message m JOIN message_insight i ON i.workspace_id = m.workspace_id AND i.message_id = m.id
          JOIN channel ch ON ch.workspace_id = m.workspace_id AND ch.id = m.channel_id
          WHERE m.workspace_id = ${w} AND ch.brand_id = ${brandId}::uuid AND m.kind IN ('message', 'log') AND m.direction = 'in'
            AND m.text ILIKE ANY (${names.map(likePattern)}::text[]) AND ${before === null ? Prisma.sql`true` : Prisma.sql`m.id < ${before}::uuid`}
          ORDER BY m.id DESC LIMIT ${limit}`,
      )
      return found.map(({ id }) => id)
    },
    setAspects: async (aspects) => {
      const records = [...aspects].map(([id, aspect]) => ({ id, aspect }))
      const changed = await rows<{ id: string; version: number }>(
        tx,
        Prisma.sql`WITH r AS (SELECT id, nullif(aspect, 'null') AS aspect FROM jsonb_to_recordset(${JSON.stringify(records)}::jsonb) AS r (id uuid, aspect jsonb)),
            told AS (UPDATE message_insight i SET aspect = r.aspect FROM r
              WHERE i.workspace_id = ${w} AND i.message_id = r.id AND i.aspect IS DISTINCT FROM r.aspect RETURNING i.message_id)
          UPDATE message m SET version = m.version + 1 FROM told WHERE m.workspace_id = ${w} AND m.id = told.message_id RETURNING m.id, m.version`,
      )
      return new Map(changed.map(({ id, version }) => [id, version]))
    },
    layered: async (limit) =>
      await rows<LayeredMessage>(
        tx,
        Prisma.sql`SELECT m.id, coalesce(m.trimmed_text, m.text) AS text, coalesce(jsonb_typeof(m.meta -> 'mail') = 'object', false) AS "isMail",
            b.name AS "brandName", hubbub_brand_queries(b.workspace_id, b.id) AS "brandQueries"
          FROM (SELECT i.message_id FROM message_insight i WHERE i.workspace_id = ${w} AND ${isLayered} ORDER BY i.message_id DESC LIMIT ${limit}) l
          JOIN message m ON m.workspace_id = ${w} AND m.id = l.message_id
          JOIN channel ch ON ch.workspace_id = m.workspace_id AND ch.id = m.channel_id
          JOIN brand b ON b.workspace_id = ch.workspace_id AND b.id = ch.brand_id ORDER BY m.id DESC`,
      ),
    readAgain: async (messages) => {
      const records = messages.map(({ id, scorer, aspect, likelihoods, parts }) => ({
        id,
        scorer,
        aspect,
        detail: likelihoods === undefined ? null : { likelihoods, ...(parts !== undefined && { parts }) },
      }))
      await tx.$executeRaw`UPDATE message_insight i SET scorer = r.scorer, aspect = nullif(r.aspect, 'null'), detail = nullif(r.detail, 'null')
        FROM jsonb_to_recordset(${JSON.stringify(records)}::jsonb) AS r (id uuid, scorer text, aspect jsonb, detail jsonb)
        WHERE i.workspace_id = ${w} AND i.message_id = r.id`
    },
  }
}

/** As the index has it. */
export const isLayered = Prisma.raw(`i.scorer LIKE '%${LAYERED}%'`)

type Passes = Pick<StoredScoresRepository, 'pass' | 'lockPass' | 'keepPass' | 'askAll'>

function createPasses(tx: Transaction, w: Prisma.Sql): Passes {
  return {
    pass: async (brandId) =>
      await firstRow<AspectPass>(
        tx,
        Prisma.sql`SELECT b.name AS "brandName", hubbub_brand_queries(b.workspace_id, b.id) AS "brandQueries",
            hubbub_brand_asked(b.workspace_id, b.id, b.name) AS asked, coalesce(p.asked, '') AS begun, coalesce(p.names, '{}') AS names,
            coalesce(p.pending, '{}') AS pending, p.reached
          FROM brand b LEFT JOIN aspect_pass p ON p.workspace_id = b.workspace_id AND p.brand_id = b.id
          WHERE b.workspace_id = ${w} AND b.id = ${brandId}::uuid`,
      ),
    lockPass: async (brandId) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`aspects:${brandId}`}, 0))`
    },
    keepPass: async (brandId, { begun, names, pending, reached }) => {
      await tx.$executeRaw`INSERT INTO aspect_pass (workspace_id, brand_id, asked, names, pending, reached)
        VALUES (${w}, ${brandId}::uuid, ${begun}, ${names}::text[], ${pending}::text[], ${reached}::uuid)
        ON CONFLICT (workspace_id, brand_id) DO UPDATE SET asked = excluded.asked, names = excluded.names, pending = excluded.pending,
          reached = excluded.reached`
    },
    askAll: async (brandId) => {
      await tx.$executeRaw`INSERT INTO aspect_pass (workspace_id, brand_id, pending) VALUES (${w}, ${brandId}::uuid, '{""}')
        ON CONFLICT (workspace_id, brand_id) DO UPDATE SET pending = array_append(array_remove(aspect_pass.pending, ''), ''), reached = NULL`
    },
  }
}
