import {
  type Activity,
  activitySchema,
  type Attachment,
  type Logged,
  loggedSchema,
  type MailMeta,
  mailMetaSchema,
  type Message,
  type PostMeta,
  postMetaSchema,
} from '@hubbub/contracts'
import { covers } from './holding.ts'
import { Prisma } from './transaction.ts'
import { iso } from './conversation-rows.ts'

export interface Author {
  kind: string
  id?: string | null
  name: string | null
  value: string | null
  handle?: string
  avatarUrl?: string
}

export interface DeliveryRow {
  state: NonNullable<Message['delivery']>['state']
  attempts: number
  response: string | null
  recipients: NonNullable<Message['delivery']>['recipients']
  notBefore: string
  sentAt: string | null
  version: number
  hold: { since: string; by: string; reason: string } | null
}

export interface MessageRow {
  id: string
  conversation_id: string
  kind: Message['kind']
  direction: Message['direction']
  author: Author | null
  author_contact_id: string | null
  author_member_id: string | null
  contact_name: string | null
  member_name: string | null
  subject: string | null
  text: string
  trimmed_text: string | null
  has_html: boolean
  has_remote_images: boolean
  has_original: boolean
  meta: {
    mail?: MailMeta
    post?: PostMeta
    activity?: Activity
    log?: Logged
    scheduledFor?: string
    former?: Message['former']
    mailed?: NonNullable<Message['mailed']>
    carries?: string[]
    receipts?: { delivered?: string; read?: string }
  }
  context: Message['context'] | null
  mentions: string[]
  attachments: Attachment[]
  automatic: boolean
  language: string | null
  insight: Message['sentiment']
  marks: Message['marks']
  actions: Message['actions'] | null
  delivery: DeliveryRow | null
  client_id: string | null
  sent_at: Date
  created_at: Date
  version: number
}

/** What a post `m` answers or quotes: the beginning of it, as far as the viewer's workspace has it. */
export const contextOfPost = Prisma.sql`(SELECT jsonb_agg(jsonb_build_object(
    'relation', CASE WHEN p.external_id = m.meta -> 'post' ->> 'repeats' THEN 'quotes' ELSE 'answers' END,
    'id', p.id, 'conversationId', p.conversation_id, 'author', coalesce(p.author ->> 'name', p.author ->> 'handle', p.author ->> 'value', ''),
    'handle', p.author ->> 'handle', 'text', left(p.text, 500), 'url', p.meta -> 'post' ->> 'url') ORDER BY p.sent_at)
  FROM message p WHERE p.workspace_id = m.workspace_id AND p.channel_id = m.channel_id AND p.id <> m.id AND p.kind = 'message'
    AND p.external_id IN (m.thread -> 'parentRefs' ->> 0, m.meta -> 'post' ->> 'repeats'))`

export const attachmentsOf = Prisma.sql`coalesce((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'filename', a.filename,
    'contentType', a.content_type, 'size', a.size, 'inline', a.inline, 'contentId', a.content_id) ORDER BY a.created_at, a.id)
  FROM attachment a WHERE a.workspace_id = m.workspace_id AND a.message_id = m.id), '[]')`

/** Who says how a message `m` with the insight `i` counts, where it is not the scorer. */
const judgementOf = Prisma.sql`jsonb_build_object('by', i.judged_by,
    'person', (SELECT jsonb_build_object('id', p.id, 'name', p.name) FROM sentiment_correction k
      JOIN membership p ON p.workspace_id = k.workspace_id AND p.id = k.corrected_by
      WHERE i.judged_by = 'person' AND k.workspace_id = i.workspace_id AND k.message_id = i.message_id),
    'at', (SELECT to_char(k.corrected_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') FROM sentiment_correction k
      WHERE i.judged_by = 'person' AND k.workspace_id = i.workspace_id AND k.message_id = i.message_id),
    'rule', (SELECT jsonb_build_object('id', r.id, 'phrase', r.phrase) FROM sentiment_rule r
      WHERE r.workspace_id = i.workspace_id AND r.id = i.rule_id),
    'scored', i.scored - 'terms')`

export const insightOf = Prisma.sql`(SELECT jsonb_build_object('label', i.label, 'score', i.score, 'confidence', i.confidence,
    'terms', i.terms, 'scorer', i.scorer) || coalesce(i.detail, '{}') || CASE WHEN i.judged_by = 'scorer' THEN '{}'::jsonb ELSE jsonb_build_object('judgement', ${judgementOf}) END
      || CASE WHEN i.aspect IS NULL THEN '{}'::jsonb ELSE jsonb_build_object('aspect', i.aspect) END
  FROM message_insight i WHERE i.workspace_id = m.workspace_id AND i.message_id = m.id)`

/** What was found of a message `m`, and what people say of it. */
export const marksOf = Prisma.sql`(SELECT CASE WHEN i.found_marks IS NOT NULL OR EXISTS (SELECT FROM mark_correction q
        WHERE q.workspace_id = i.workspace_id AND q.message_id = i.message_id AND q.holds) THEN
      coalesce((SELECT jsonb_agg(jsonb_build_object('kind', k.kind, 'carries', k.kind = ANY(i.marks), 'found', f.mark - 'kind',
          'correction', CASE WHEN q.kind IS NOT NULL THEN jsonb_build_object('at', to_char(q.corrected_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
            'by', (SELECT jsonb_build_object('id', p.id, 'name', p.name) FROM membership p WHERE p.workspace_id = q.workspace_id AND p.id = q.corrected_by)) END)
          ORDER BY k.place)
        FROM unnest(ARRAY['churn', 'anger', 'complaint', 'buying', 'question', 'praise']) WITH ORDINALITY AS k(kind, place)
        LEFT JOIN jsonb_array_elements(coalesce(i.found_marks, '[]')) AS f(mark) ON f.mark ->> 'kind' = k.kind
        LEFT JOIN mark_correction q ON q.workspace_id = i.workspace_id AND q.message_id = i.message_id AND q.kind = k.kind AND q.holds
        WHERE f.mark IS NOT NULL OR q.kind IS NOT NULL), '[]') END
  FROM message_insight i WHERE i.workspace_id = m.workspace_id AND i.message_id = m.id)`

/** What a standing switch will catch says so from the start, not only once its time has come. */
export const deliveryOf = Prisma.sql`(SELECT jsonb_build_object('state', d.state, 'attempts', d.attempts, 'response', d.response,
    'recipients', d.recipients, 'notBefore', d.not_before, 'sentAt', d.sent_at, 'version', d.version,
    'hold', CASE WHEN d.state IN ('held', 'queued') AND (d.held_by IS NOT NULL OR NOT d.let_go) THEN (
      SELECT jsonb_build_object('since', coalesce(x.at, greatest(h.placed_at, m.created_at)), 'by', h.placed_by, 'reason', h.reason)
      FROM outbound_hold h JOIN channel c ON c.workspace_id = d.workspace_id AND c.id = d.channel_id
      LEFT JOIN outbound_hold_item x ON x.workspace_id = h.workspace_id AND x.hold_id = h.id AND x.message_id = d.message_id
      WHERE h.workspace_id = d.workspace_id AND (h.id = d.held_by OR d.held_by IS NULL AND ${covers})
      ORDER BY h.placed_at, h.id LIMIT 1) END)
  FROM outbound_delivery d WHERE d.workspace_id = m.workspace_id AND d.message_id = m.id)`

/** What the network was asked to do with a message `m`. */
export const actionsOf = Prisma.sql`(SELECT jsonb_agg(jsonb_build_object('id', x.id, 'kind', x.kind, 'emoji', x.emoji, 'state', x.state,
    'error', x.error, 'by', x.actor ->> 'name', 'at', to_char(x.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    ORDER BY x.created_at, x.id)
  FROM message_action x WHERE x.workspace_id = m.workspace_id AND x.message_id = m.id)`

/** Messages with all that a thread shows of them; `where` and `order` speak of a message `m`. */
export const selectMessages = (workspaceId: string, where: Prisma.Sql, order: Prisma.Sql) => Prisma.sql`
  SELECT m.id, m.conversation_id, m.kind, m.direction, m.author, m.author_contact_id, m.author_member_id,
    ct.name AS contact_name, mb.name AS member_name,
    m.subject, m.text, m.trimmed_text, m.html IS NOT NULL AS has_html, coalesce(position('data-remote-src' IN m.html) > 0, false) AS has_remote_images,
    EXISTS (SELECT 1 FROM message_raw r WHERE r.workspace_id = m.workspace_id AND r.message_id = m.id) AS has_original,
    m.meta, CASE WHEN m.meta ? 'post' THEN ${contextOfPost} END AS context, m.mentions, m.automatic, m.language, m.client_id, m.sent_at, m.created_at, m.version,
    ${attachmentsOf} AS attachments, ${insightOf} AS insight, ${marksOf} AS marks,
    ${actionsOf} AS actions,
    ${deliveryOf} AS delivery
  FROM message m
  LEFT JOIN contact ct ON ct.workspace_id = m.workspace_id AND ct.id = m.author_contact_id
  LEFT JOIN membership mb ON mb.workspace_id = m.workspace_id AND mb.id = m.author_member_id
  WHERE m.workspace_id = ${workspaceId}::uuid AND m.conversation_id IS NOT NULL AND ${where} ${order}`

export function toMessage(row: MessageRow): Message {
  const { delivery } = row
  return {
    id: row.id,
    conversationId: row.conversation_id,
    kind: row.kind,
    direction: row.direction,
    author: authorOf(row),
    subject: row.subject,
    text: row.text,
    trimmedText: row.trimmed_text,
    hasHtml: row.has_html,
    hasRemoteImages: row.has_remote_images,
    hasOriginal: row.has_original,
    mail: mailMetaSchema.safeParse(row.meta.mail).data ?? null,
    post: shownPost.safeParse(row.meta.post).data ?? null,
    former: row.meta.former ?? [],
    context: row.context ?? [],
    activity: activitySchema.safeParse(row.meta.activity).data ?? null,
    ...logOf(row),
    ...(row.meta.mailed !== undefined && { mailed: row.meta.mailed }),
    ...(row.meta.carries !== undefined && { carries: row.meta.carries }),
    mentionedMemberIds: row.mentions,
    attachments: row.attachments,
    automatic: row.automatic,
    language: row.language,
    sentiment: row.insight,
    marks: row.marks,
    delivery: delivery === null ? null : toDelivery(delivery, row.meta),
    actions: row.actions ?? [],
    clientId: row.client_id,
    sentAt: row.sent_at.toISOString(),
    createdAt: row.created_at.toISOString(),
    // A message and its delivery change apart; together they give one rising number.
    version: row.version + (delivery === null ? 0 : delivery.version - 1),
  }
}

export const toDelivery = (
  { version: _version, hold, ...delivery }: DeliveryRow,
  meta: Pick<MessageRow['meta'], 'scheduledFor' | 'receipts'>,
): NonNullable<Message['delivery']> => ({
  ...delivery,
  notBefore: new Date(delivery.notBefore).toISOString(),
  scheduledFor: meta.scheduledFor ?? null,
  sentAt: delivery.sentAt === null ? null : iso(new Date(delivery.sentAt)),
  receivedAt: meta.receipts?.delivered ?? null,
  readAt: meta.receipts?.read ?? null,
  ...(hold !== null && { hold: { ...hold, since: new Date(hold.since).toISOString() } }),
})

function logOf({ meta }: MessageRow): Pick<Message, 'log'> {
  const log = loggedSchema.safeParse(meta.log).data
  return log === undefined ? {} : { log }
}

/** What the channel keeps for itself stays here. */
export const shownPost = postMetaSchema.omit({ facts: true })

function authorOf(row: MessageRow): Message['author'] {
  const address = row.author?.value ?? null
  const handle = row.author?.handle ?? null
  const avatarUrl = row.author?.avatarUrl ?? null
  if (row.author_member_id !== null)
    return {
      kind: 'member',
      id: row.author_member_id,
      name: row.member_name ?? row.author?.name ?? '',
      address,
      handle,
      avatarUrl,
    }
  if (row.author_contact_id !== null)
    return {
      kind: 'contact',
      id: row.author_contact_id,
      name: row.contact_name ?? row.author?.name ?? address ?? '',
      address,
      handle,
      avatarUrl,
    }
  return { kind: 'system', id: null, name: row.author?.name ?? address ?? '', address, handle, avatarUrl }
}
