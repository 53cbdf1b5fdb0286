import type { Scope, SearchHit } from '@hubbub/domain'
import { z } from 'zod'
import { badCursor } from './bad-cursor.ts'
import { visibleTo } from './conversation-filter.ts'
import { type ConversationRow, selectConversations, toConversation } from './conversation-rows.ts'
import { Prisma, rows, type Transaction, uuids } from './transaction.ts'

interface HitRow {
  id: string
  found: SearchHit['in']
  message_id: string | null
  snippet: string
  at: Date
}

/** Marks around found words: no markup, so that nothing said by a customer can become any. */
const MARKS = '\u0002\u0003'
const headline = `StartSel="${MARKS.charAt(0)}", StopSel="${MARKS.charAt(1)}", MaxWords=24, MinWords=12, MaxFragments=1`

/** The newest hit per conversation, newest first. */
export async function searchConversations(
  tx: Transaction,
  workspaceId: string,
  scope: Scope,
  { q, limit, after }: { q: string; limit: number; after: unknown },
): Promise<{ hits: SearchHit[]; next: unknown }> {
  const w = Prisma.sql`${workspaceId}::uuid`
  const behind = after === null ? Prisma.sql`true` : behindPlace(after)
  const found = await rows<HitRow>(
    tx,
    Prisma.sql`
      WITH hit AS (${candidates(w, q)}),
      best AS (
        SELECT DISTINCT ON (h.id) h.id, h.found, h.message_id, c.last_activity_at AS at FROM hit h
        JOIN conversation c ON c.workspace_id = ${w} AND c.id = h.id
        WHERE ${visibleTo(scope)} ORDER BY h.id, h.rank, h.message_id DESC),
      page AS (SELECT * FROM best WHERE ${behind} ORDER BY at DESC, id DESC LIMIT ${limit + 1})
      SELECT page.id, page.found, page.message_id, page.at,
        CASE WHEN m.id IS NULL THEN c.preview
          ELSE ts_headline('hubbub_marks', left(translate(coalesce(m.trimmed_text, m.text), ${MARKS}, ''), 20000), hubbub_search_query(${q}), ${headline}) END AS snippet
      FROM page JOIN conversation c ON c.workspace_id = ${w} AND c.id = page.id
      LEFT JOIN message m ON m.workspace_id = ${w} AND m.id = page.message_id
      ORDER BY page.at DESC, page.id DESC`,
  )
  const shown = found.slice(0, limit)
  const last = found.length > limit ? shown.at(-1) : undefined
  return {
    hits: await withConversations(tx, workspaceId, scope, shown),
    next: last === undefined ? null : [last.at.toISOString(), last.id],
  }
}

/** Bounded per kind: who looks for a word that stands everywhere is served by the newest. */
const MOST = 500

/** What says most about a hit comes first: a number, a name, a subject, then the words of a message. */
function candidates(w: Prisma.Sql, q: string): Prisma.Sql {
  const [, hash, digits] = /^(#?)(\d{1,9})$/.exec(q) ?? []
  const byNumber = Prisma.sql`SELECT c.id, 'number' AS found, NULL::uuid AS message_id, 0 AS rank FROM conversation c
    WHERE c.workspace_id = ${w} AND c.number = ${Number(digits)}::int`
  if (hash === '#') return byNumber
  const parts = [
    Prisma.sql`SELECT c.id, 'contact' AS found, NULL::uuid AS message_id, 1 AS rank FROM hubbub_match_contacts(${q}, ${MOST}) h
      JOIN conversation c ON c.workspace_id = ${w} AND c.contact_id = h.contact_id`,
    Prisma.sql`SELECT h.conversation_id, 'subject', NULL, 2 FROM hubbub_match_conversations(${q}, ${MOST}) h`,
    Prisma.sql`SELECT h.conversation_id, 'message', h.message_id, 3 FROM hubbub_match_messages(${q}, ${MOST}) h`,
  ]
  if (digits !== undefined) parts.push(byNumber)
  return Prisma.join(parts, ' UNION ALL ')
}

async function withConversations(
  tx: Transaction,
  workspaceId: string,
  scope: Scope,
  found: readonly HitRow[],
): Promise<SearchHit[]> {
  if (found.length === 0) return []
  const page = Prisma.sql`SELECT unnest(${uuids(found.map(({ id }) => id))}) AS id`
  const conversations = await rows<ConversationRow>(
    tx,
    selectConversations(workspaceId, scope.memberId, page),
  )
  const byId = new Map(conversations.map((row) => [row.id, toConversation(row)]))
  return found.flatMap((hit) => {
    const conversation = byId.get(hit.id)
    return conversation === undefined
      ? []
      : [
          {
            conversation,
            in: hit.found,
            messageId: hit.message_id,
            snippet: hit.snippet,
            at: hit.at.toISOString(),
          },
        ]
  })
}

function behindPlace(after: unknown): Prisma.Sql {
  const parsed = z.tuple([z.iso.datetime(), z.uuid()]).safeParse(after)
  if (!parsed.success) throw badCursor()
  const [at, id] = parsed.data
  return Prisma.sql`(at, id) < (${at}::timestamptz, ${id}::uuid)`
}
