import type { PostMeta } from '@hubbub/contracts'
import type { MatchableMessage } from '@hubbub/domain'
import { Prisma, rows, type Transaction, uuids } from '../transaction.ts'

/**
 * Whoever is one of our accounts says nothing about us, whichever channel heard it. Nor does what a machine wrote by
 * itself (RFC 3834): an absence note, a delivery report, the digests and reports that are sent from here.
 */
const isOwn = Prisma.sql`(m.direction = 'out' OR coalesce((m.meta -> 'mail' ->> 'autoSubmitted')::boolean, false) OR EXISTS (SELECT 1 FROM channel o
  WHERE o.workspace_id = m.workspace_id AND o.own && ARRAY[lower(m.author ->> 'value'), lower(m.author ->> 'handle')]))`

/** What queries ask of a message `m` of the channel `ch`, besides its text and what was found out of it. */
export const askedOf = Prisma.sql`m.subject, m.author, m.meta -> 'post' AS post, m.meta -> 'post' ->> 'country' AS country,
  jsonb_build_object('id', ch.id, 'kind', ch.kind, 'name', ch.name) AS channel,
  EXISTS (SELECT 1 FROM attachment a WHERE a.workspace_id = m.workspace_id AND a.message_id = m.id) AS "hasMedia", m.sent_at AS "sentAt", ${isOwn} AS own`

type Matchable = MatchableMessage & { post: PostMeta | null }

/** Messages with all that queries ask of them. */
export async function matchable(
  tx: Transaction,
  w: Prisma.Sql,
  ids: readonly string[],
): Promise<Matchable[]> {
  if (ids.length === 0) return []
  return await rows<Matchable>(
    tx,
    Prisma.sql`/*fixed*/ SELECT m.id, left(coalesce(m.trimmed_text, m.text), ${MOST_TEXT}::int) AS text, i.language, i.label AS sentiment, ${askedOf}
      FROM message m JOIN channel ch ON ch.workspace_id = m.workspace_id AND ch.id = m.channel_id
      LEFT JOIN message_insight i ON i.workspace_id = m.workspace_id AND i.message_id = m.id
      WHERE m.workspace_id = ${w} AND m.id = ANY(${uuids(ids)}) AND m.kind = 'message' AND m.author IS NOT NULL`,
  )
}

/** More than the matcher reads. */
const MOST_TEXT = 20_000
