import { monitorListsSchema } from '@hubbub/contracts'
import type { MatchRepository, MessagePlace, RematchedMonitor } from '@hubbub/domain'
import { type Query, toSql } from '@hubbub/query'
import { isRuled } from './is-ruled.ts'
import { firstRow, Prisma, rows, type Transaction, uuids } from '../transaction.ts'

type Rematching = Pick<
  MatchRepository,
  'lockForRematch' | 'countCandidates' | 'candidates' | 'settle' | 'progress' | 'dropMatches' | 'remove'
>

type LockedRow = Omit<RematchedMonitor, 'reached'> & { reachedAt: Date | null; reachedId: string | null }

/** What is stored, held against a monitor stretch by stretch. */
export function createRematching(tx: Transaction, w: Prisma.Sql): Rematching {
  return {
    lockForRematch: async (id) => {
      const row = await firstRow<LockedRow>(
        tx,
        Prisma.sql`SELECT id, query_version AS version, query, lists, state, enabled, reached_at AS "reachedAt", reached_id AS "reachedId", looked,
            to_look AS "toLook", sharing, owner_id AS "ownerId"
          FROM monitor WHERE workspace_id = ${w} AND id = ${id}::uuid FOR NO KEY UPDATE`,
      )
      if (row === null) return null
      const { reachedAt, reachedId, ...monitor } = row
      return {
        ...monitor,
        lists: monitorListsSchema.parse(monitor.lists),
        reached: placeOf(reachedAt, reachedId),
      }
    },
    countCandidates: async (tree) =>
      (
        await firstRow<{ count: number }>(
          tx,
          Prisma.sql`SELECT count(*)::int AS count FROM hubbub_match_keys(${wordsOf(tree)}, '-infinity', NULL, NULL, ${MOST_COUNTED}::int)`,
        )
      )?.count ?? 0,
    candidates: async (tree, query) => await candidates(tx, w, { tree, ...query }),
    settle: async ({ id, version }, { from, to, matched }) => {
      // What arrived meanwhile has this version already, and stays.
      const due = Prisma.sql`INSERT INTO sentiment_due (workspace_id, message_id)
        SELECT ${w}, c.message_id FROM c WHERE c.is_other AND ${isRuled(w, Prisma.sql`${id}::uuid`)}`
      await tx.$executeRaw`WITH c AS (DELETE FROM monitor_match t WHERE t.workspace_id = ${w} AND t.monitor_id = ${id}::uuid
          AND t.version < ${version}::int AND ${between(from, to)} AND NOT t.message_id = ANY(${uuids(matched)})
          RETURNING t.message_id, true AS is_other) ${due}`
      await tx.$executeRaw`WITH c AS (INSERT INTO monitor_match AS t (workspace_id, monitor_id, message_id, sent_at, own, version)
          SELECT ${w}, ${id}::uuid, k.message_id, k.sent_at, k.own, ${version}::int FROM message_keys k
          WHERE k.workspace_id = ${w} AND k.message_id = ANY(${uuids(matched)}) ORDER BY k.message_id
          ON CONFLICT (workspace_id, monitor_id, message_id) DO UPDATE SET version = excluded.version WHERE t.version < excluded.version
          RETURNING t.message_id, t.xmax = 0 AS is_other) ${due}`
    },
    progress: async (id, { state, reached, looked, toLook }) =>
      (
        await firstRow<{ version: number }>(
          tx,
          Prisma.sql`UPDATE monitor SET state = ${state}, reached_at = ${reached?.at.toISOString() ?? null}::timestamptz, reached_id = ${reached?.id ?? null}::uuid,
              looked = ${looked}::int, to_look = ${toLook}::int
            WHERE workspace_id = ${w} AND id = ${id}::uuid RETURNING version`,
        )
      )?.version ?? 0,
    dropMatches: async (id, limit) =>
      await tx.$executeRaw`DELETE FROM monitor_match t USING (SELECT message_id FROM monitor_match
          WHERE workspace_id = ${w} AND monitor_id = ${id}::uuid LIMIT ${limit}::int) AS gone
        WHERE t.workspace_id = ${w} AND t.monitor_id = ${id}::uuid AND t.message_id = gone.message_id`,
    remove: async (id) => {
      // What its rules decided is judged anew first.
      await tx.$executeRaw`DELETE FROM monitor WHERE workspace_id = ${w} AND id = ${id}::uuid
        AND NOT ${isRuled(w, Prisma.sql`${id}::uuid`)}`
    },
  }
}

/** Progress needs no more than that. */
const MOST_COUNTED = 1_000_000

/** Which channels are meant plays no part in the words. */
const wordsOf = (tree: Query) => toSql(tree, { channels: [] }).words

const placeOf = (at: Date | null, id: string | null): MessagePlace | null =>
  at === null || id === null ? null : { at, id }

interface Candidates {
  tree: Query
  before: MessagePlace | null
  since?: Date
  limit: number
  lock?: boolean
}

async function candidates(
  tx: Transaction,
  w: Prisma.Sql,
  { tree, before, since, limit, lock = false }: Candidates,
): ReturnType<Rematching['candidates']> {
  const channels = await rows<{ id: string; kind: string; name: string }>(
    tx,
    Prisma.sql`SELECT id, kind, name FROM channel WHERE workspace_id = ${w}`,
  )
  const { strings, values, words } = toSql(tree, { channels })
  const found = await rows<{ id: string; at: Date; fits: boolean }>(
    tx,
    Prisma.sql`SELECT k.message_id AS id, k.sent_at AS at, (${new Prisma.Sql(strings, values)}) AS fits
      FROM hubbub_match_keys(${words}, ${since?.toISOString() ?? '-infinity'}::timestamptz, ${before?.at.toISOString() ?? null}::timestamptz, ${before?.id ?? null}::uuid, ${limit}::int) AS f
      JOIN message_keys k ON k.workspace_id = ${w} AND k.message_id = f.message_id
      ORDER BY k.sent_at DESC, k.message_id DESC`,
  )
  const ids = found.filter(({ fits }) => fits).map(({ id }) => id)
  // Who edits one waits, or is waited for: then its new words are read.
  if (lock && ids.length > 0)
    await tx.$executeRaw`SELECT 1 FROM message_keys WHERE workspace_id = ${w} AND message_id = ANY(${uuids(ids)}) ORDER BY message_id FOR SHARE`
  const last = found.at(-1)
  return {
    ids,
    looked: found.length,
    reached: last === undefined || found.length < limit ? null : { at: last.at, id: last.id },
  }
}

function between(from: MessagePlace | null, to: MessagePlace | null): Prisma.Sql {
  const place = ({ at, id }: MessagePlace) => Prisma.sql`(${at.toISOString()}::timestamptz, ${id}::uuid)`
  const parts = [
    from === null ? Prisma.sql`true` : Prisma.sql`(t.sent_at, t.message_id) < ${place(from)}`,
    to === null ? Prisma.sql`true` : Prisma.sql`(t.sent_at, t.message_id) >= ${place(to)}`,
  ]
  return Prisma.join(parts, ' AND ')
}
