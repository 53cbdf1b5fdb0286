import type { Label, Mention, MentionState, Party } from '@hubbub/contracts'
import { aroundMentions, stateOf, takenInto } from './mention-filter.ts'
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
  care: Mention['care']
  alike: Mention['alike']
  spam: Mention['spam']
  state: MentionState
  marked_by: { id: string; name: string } | null
  marked_at: Date | null
  sent_at: Date
  created_at: Date
  version: number
}

/** More is said as that many. */
const MOST_ALIKE = 1000
/** Whom a mention shares its text with, of those that somebody may see: `seen` speaks of the message `m` of another. */
const alikeOf = (
  seen: Prisma.Sql,
) => Prisma.sql`(SELECT jsonb_build_object('repeats', m.repeats, 'others', n.others, 'reposts', n.reposts)
  FROM message_alike al CROSS JOIN LATERAL (
    SELECT count(*) AS others, count(*) FILTER (WHERE f.form = 'repost') AS reposts FROM (
      SELECT g.form FROM message_alike o CROSS JOIN LATERAL (SELECT m.meta -> 'post' ->> 'form' AS form
          FROM message m JOIN channel ch ON ch.workspace_id = m.workspace_id AND ch.id = m.channel_id
          WHERE m.workspace_id = o.workspace_id AND m.id = o.message_id AND ${seen} LIMIT 1) g
        WHERE o.workspace_id = al.workspace_id AND o.group_id = al.group_id AND o.message_id <> al.message_id LIMIT ${MOST_ALIKE}) f) n
  WHERE al.workspace_id = m.workspace_id AND al.message_id = m.id AND n.others > 0)`
/** What the rules say and what a person says of it, which stands above them. */
const spamOf = Prisma.sql`(SELECT jsonb_build_object('likelihood', coalesce((i.spam ->> 'likelihood')::real, 0), 'reasons', coalesce(i.spam -> 'reasons', '[]'),
    'counts', m.spam, 'by', CASE WHEN sc.message_id IS NULL THEN 'rules' ELSE 'person' END)
  FROM (SELECT 1) AS one LEFT JOIN spam_correction sc ON sc.workspace_id = m.workspace_id AND sc.message_id = m.id AND sc.holds
  WHERE i.spam IS NOT NULL OR sc.message_id IS NOT NULL)`

export const ownLabels = Prisma.sql`mention_label ml JOIN label l ON l.workspace_id = ml.workspace_id AND l.id = ml.label_id
      WHERE ml.workspace_id = m.workspace_id AND ml.message_id = m.id`

/** What the team does about a mention in its conversation `c`: read for each that is shown, by the index of its thread. */
export const careOf = Prisma.sql`jsonb_build_object('conversationId', c.id, 'number', c.number, 'status', c.status,
    'assignee', (SELECT jsonb_build_object('id', a.id, 'name', a.name) FROM membership a WHERE a.workspace_id = c.workspace_id AND a.id = c.assignee_id),
    'team', (SELECT jsonb_build_object('id', t.id, 'name', t.name) FROM team t WHERE t.workspace_id = c.workspace_id AND t.id = c.team_id),
    'answered', (SELECT jsonb_build_object('messageId', r.id, 'at', to_char(r.sent_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'by', (SELECT jsonb_build_object('id', a.id, 'name', a.name) FROM membership a WHERE a.workspace_id = r.workspace_id AND a.id = r.author_member_id))
      FROM message r LEFT JOIN outbound_delivery d ON d.workspace_id = r.workspace_id AND d.message_id = r.id
      WHERE r.workspace_id = m.workspace_id AND r.conversation_id = m.conversation_id AND r.kind = 'message' AND r.direction = 'out'
        AND r.sent_at >= m.sent_at AND coalesce(d.state, 'sent') = 'sent'
      ORDER BY r.sent_at, r.id LIMIT 1))`
export const careLabels = Prisma.sql`conversation_label ml JOIN label l ON l.workspace_id = ml.workspace_id AND l.id = ml.label_id
      WHERE ml.workspace_id = c.workspace_id AND ml.conversation_id = c.id`

interface SelectMentions {
  where: Prisma.Sql
  order: Prisma.Sql
  seen: Prisma.Sql
  /** Those in conversations, instead of those in none. */
  taken?: boolean
}

/** Mentions with all that their cards show; `where` and `order` speak of what `aroundMentions` joins. `seen`: as `isMention`. */
export const selectMentions = ({ where, order, seen, taken = false }: SelectMentions) => Prisma.sql`
  SELECT m.id, jsonb_build_object('id', ch.id, 'name', ch.name, 'kind', ch.kind) AS channel, m.author, ct.id AS contact_id,
    ct.blocked_at IS NOT NULL AS blocked, m.subject, left(coalesce(m.trimmed_text, m.text), ${MOST_TEXT}) AS text, m.meta,
    ${contextOfPost} AS context, ${attachmentsOf} AS attachments, coalesce(i.language, m.language) AS language, ${insightOf} AS insight, ${marksOf} AS marks,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name, 'color', l.color, 'version', l.version) ORDER BY l.name)
      FROM ${taken ? careLabels : ownLabels}), '[]') AS labels, ${taken ? careOf : Prisma.sql`NULL::jsonb`} AS care,
    ${alikeOf(seen)} AS alike, ${spamOf} AS spam, ${taken ? Prisma.sql`'taken'` : stateOf} AS state, k.marked_at,
    (SELECT jsonb_build_object('id', mb.id, 'name', mb.name) FROM membership mb
      WHERE mb.workspace_id = m.workspace_id AND mb.id = k.marked_by) AS marked_by,
    m.sent_at, m.created_at, m.version
  ${aroundMentions} ${taken ? takenInto : Prisma.empty} WHERE ${where} ${order}`

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
    care: row.care,
    alike: row.alike,
    spam: row.spam,
    state: row.state,
    marked: row.marked_at === null ? null : { by: row.marked_by, at: row.marked_at.toISOString() },
    sentAt: row.sent_at.toISOString(),
    createdAt: row.created_at.toISOString(),
    version: row.version,
  }
}
