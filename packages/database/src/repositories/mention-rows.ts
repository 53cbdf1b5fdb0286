import type { Label, Mention, MentionState, Party } from '@hubbub/contracts'
import { aroundMentions, stateOf } from './mention-filter.ts'
import { attachmentsOf, contextOfPost, insightOf, marksOf, shownPost } from './message-rows.ts'
import { Prisma } from './transaction.ts'

/** What is longer is read where it stands. */
const MOST_TEXT = 10_000

export interface MentionRow {
  id: string
  channel: Mention['channel']
  author: Party
  contact_id: string | null
  blocked: boolean
  subject: string | null
  text: string
  meta: { post?: unknown; former?: Mention['former'] }
  context: Mention['context'] | null
  attachments: Mention['attachments']
  language: string | null
  insight: Mention['sentiment']
  marks: Mention['marks']
  labels: Label[]
  state: MentionState
  marked_by: { id: string; name: string } | null
  marked_at: Date | null
  sent_at: Date
  created_at: Date
  version: number
}

/** Mentions with all that their cards show; `where` and `order` speak of what `aroundMentions` joins. */
export const selectMentions = (where: Prisma.Sql, order: Prisma.Sql) => Prisma.sql`
  SELECT m.id, jsonb_build_object('id', ch.id, 'name', ch.name, 'kind', ch.kind) AS channel, m.author, ct.id AS contact_id,
    ct.blocked_at IS NOT NULL AS blocked, m.subject, left(coalesce(m.trimmed_text, m.text), ${MOST_TEXT}) AS text, m.meta,
    ${contextOfPost} AS context, ${attachmentsOf} AS attachments, coalesce(i.language, m.language) AS language, ${insightOf} AS insight, ${marksOf} AS marks,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name, 'color', l.color, 'version', l.version) ORDER BY l.name)
      FROM mention_label ml JOIN label l ON l.workspace_id = ml.workspace_id AND l.id = ml.label_id
      WHERE ml.workspace_id = m.workspace_id AND ml.message_id = m.id), '[]') AS labels,
    ${stateOf} AS state, k.marked_at,
    (SELECT jsonb_build_object('id', mb.id, 'name', mb.name) FROM membership mb
      WHERE mb.workspace_id = m.workspace_id AND mb.id = k.marked_by) AS marked_by,
    m.sent_at, m.created_at, m.version
  ${aroundMentions} WHERE ${where} ${order}`

export function toMention(row: MentionRow): Mention {
  const { author } = row
  return {
    id: row.id,
    channel: row.channel,
    author: {
      value: author.value,
      name: author.name ?? author.handle ?? author.value,
      handle: author.handle ?? null,
      url: author.url ?? null,
      avatarUrl: author.avatarUrl ?? null,
      followers: author.followers ?? null,
      verified: author.verified ?? false,
      contactId: row.contact_id,
      blocked: row.blocked,
    },
    subject: row.subject,
    text: row.text,
    post: shownPost.safeParse(row.meta.post).data ?? null,
    former: row.meta.former ?? [],
    context: row.context ?? [],
    attachments: row.attachments,
    language: row.language,
    sentiment: row.insight,
    marks: row.marks,
    labels: row.labels,
    state: row.state,
    marked: row.marked_at === null ? null : { by: row.marked_by, at: row.marked_at.toISOString() },
    sentAt: row.sent_at.toISOString(),
    createdAt: row.created_at.toISOString(),
    version: row.version,
  }
}
