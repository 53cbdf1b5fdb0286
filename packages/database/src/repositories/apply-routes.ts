import type { RoutedActivity, RoutePlan } from '@hubbub/domain'
import { firstRow, Prisma, type Transaction } from './transaction.ts'

interface Apply {
  channelId: string
  plan: RoutePlan
  now: Date
}

/** Writes a plan: a handful of statements, however many messages it holds. */
export async function applyRoutes(
  tx: Transaction,
  w: Prisma.Sql,
  { channelId, plan, now }: Apply,
): Promise<void> {
  if (plan.created.length > 0) await insertConversations(tx, w, channelId, plan.created)
  if (plan.moved.length > 0) await moveConversations(tx, w, plan.moved)
  if (plan.messages.length > 0) await settleMessages(tx, w, plan.messages, now)
  if (plan.heard.length > 0) await settleHeard(tx, w, plan.heard, now)
  if (plan.adopted.length > 0) await adoptHeard(tx, w, plan.adopted)
  if (plan.refs.length > 0) await insertRefs(tx, w, channelId, plan.refs)
  if (plan.participants.length > 0) await insertParticipants(tx, w, plan.participants)
  if (plan.activities.length > 0) await insertActivities(tx, w, channelId, plan.activities)
}

/** Numbers are taken in one step: no two transactions get the same, and a failed one gives its own back. */
async function insertConversations(
  tx: Transaction,
  w: Prisma.Sql,
  channelId: string,
  created: RoutePlan['created'],
): Promise<void> {
  const counter = await firstRow<{ value: number }>(
    tx,
    Prisma.sql`/*fixed*/ INSERT INTO workspace_counter AS n (workspace_id, name, value) VALUES (${w}, 'conversation', ${created.length})
      ON CONFLICT (workspace_id, name) DO UPDATE SET value = n.value + excluded.value RETURNING value`,
  )
  const first = (counter?.value ?? created.length) - created.length + 1
  const records = created.map((conversation, place) => ({ ...conversation, number: first + place }))
  await tx.$executeRaw`/*fixed*/ INSERT INTO conversation (workspace_id, id, number, brand_id, channel_id, contact_id, subject, status, priority, assignee_id, team_id,
      thread_key, possibly_related, preview, preview_direction, inbound_count, sentiment_label, sentiment_score, marks, waiting_since, first_reply_at,
      resolved_at, last_activity_at, version)
    SELECT ${w}, c.id, c.number, ch.brand_id, ch.id, c."contactId", c.subject, c.status, c.priority, c."assigneeId", c."teamId", c."threadKey", c."possiblyRelated",
      c.preview, c."previewDirection", c."inboundCount", c.sentiment ->> 'label', (c.sentiment ->> 'score')::real, c.marks, c."waitingSince", c."firstReplyAt",
      c."resolvedAt", c."lastActivityAt", c.version
    FROM jsonb_to_recordset(${JSON.stringify(records)}::jsonb) AS c (id uuid, number int, "contactId" uuid, subject text, status text, priority text, "assigneeId" uuid,
      "teamId" uuid, "threadKey" text, "possiblyRelated" uuid, preview text, "previewDirection" text, "inboundCount" int, sentiment jsonb, marks text[],
      "waitingSince" timestamptz, "firstReplyAt" timestamptz, "resolvedAt" timestamptz, "lastActivityAt" timestamptz, version int)
    JOIN channel ch ON ch.workspace_id = ${w} AND ch.id = ${channelId}::uuid`
}

async function moveConversations(tx: Transaction, w: Prisma.Sql, moved: RoutePlan['moved']): Promise<void> {
  await tx.$executeRaw`/*fixed*/ UPDATE conversation c SET status = m.status, priority = m.priority, marks = m.marks, inbound_count = m."inboundCount", sentiment_label = m.sentiment ->> 'label',
      sentiment_score = (m.sentiment ->> 'score')::real, waiting_since = m."waitingSince", first_reply_at = m."firstReplyAt", preview = m.preview,
      preview_direction = m."previewDirection", last_activity_at = m."lastActivityAt", version = m.version,
      snoozed_until = CASE WHEN m.status = 'snoozed' THEN c.snoozed_until END, resolved_at = CASE WHEN m.status = 'resolved' THEN c.resolved_at END
    FROM jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) AS m (id uuid, status text, priority text, marks text[], "inboundCount" int, sentiment jsonb, "waitingSince" timestamptz,
      "firstReplyAt" timestamptz, preview text, "previewDirection" text, "lastActivityAt" timestamptz, version int)
    WHERE c.workspace_id = ${w} AND c.id = m.id`
}

/** What was found of a message `m`, with what people say of it. */
const foundMarks = Prisma.sql`coalesce((SELECT i.marks FROM message_insight i WHERE i.workspace_id = m.workspace_id AND i.message_id = m.id), '{}')`

/** Gives the messages their conversation. */
async function settleMessages(
  tx: Transaction,
  w: Prisma.Sql,
  messages: RoutePlan['messages'],
  now: Date,
): Promise<void> {
  await tx.$executeRaw`/*fixed*/ UPDATE message m SET conversation_id = r."conversationId", author_contact_id = r."authorContactId", language = r.language,
      sentiment_label = r.sentiment ->> 'label', sentiment_score = (r.sentiment ->> 'score')::real, marks = ${foundMarks},
      routed_at = ${now.toISOString()}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) AS r (id uuid, "conversationId" uuid, "authorContactId" uuid, language text, sentiment jsonb)
    WHERE m.workspace_id = ${w} AND m.id = r.id`
}

/** They stand by themselves from now on. */
async function settleHeard(
  tx: Transaction,
  w: Prisma.Sql,
  heard: RoutePlan['heard'],
  now: Date,
): Promise<void> {
  await tx.$executeRaw`UPDATE message m SET language = r.language, sentiment_label = r.sentiment ->> 'label',
      sentiment_score = (r.sentiment ->> 'score')::real, marks = ${foundMarks}, routed_at = ${now.toISOString()}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(heard)}::jsonb) AS r (id uuid, language text, sentiment jsonb)
    WHERE m.workspace_id = ${w} AND m.id = r.id`
}

async function adoptHeard(tx: Transaction, w: Prisma.Sql, adopted: RoutePlan['adopted']): Promise<void> {
  await tx.$executeRaw`UPDATE message m SET conversation_id = r."conversationId", author_contact_id = r."authorContactId", version = m.version + 1
    FROM jsonb_to_recordset(${JSON.stringify(adopted)}::jsonb) AS r (id uuid, "conversationId" uuid, "authorContactId" uuid)
    WHERE m.workspace_id = ${w} AND m.id = r.id AND m.conversation_id IS NULL`
}

async function insertRefs(
  tx: Transaction,
  w: Prisma.Sql,
  channelId: string,
  refs: RoutePlan['refs'],
): Promise<void> {
  // Of one reference named twice the own mention wins: a statement may touch each row only once.
  const once = new Map<string, RoutePlan['refs'][number]>()
  for (const ref of refs) if (!once.has(ref.ref) || ref.own) once.set(ref.ref, ref)
  await tx.$executeRaw`/*fixed*/ INSERT INTO thread_ref AS t (workspace_id, channel_id, ref, conversation_id, own)
    SELECT ${w}, ${channelId}::uuid, r.ref, r."conversationId", r.own
    FROM jsonb_to_recordset(${JSON.stringify([...once.values()])}::jsonb) AS r (ref text, "conversationId" uuid, own boolean)
    ON CONFLICT (workspace_id, channel_id, ref) DO UPDATE SET conversation_id = excluded.conversation_id, own = true
    WHERE excluded.own AND NOT t.own`
}

async function insertParticipants(
  tx: Transaction,
  w: Prisma.Sql,
  participants: RoutePlan['participants'],
): Promise<void> {
  await tx.$executeRaw`/*fixed*/ INSERT INTO conversation_participant (workspace_id, conversation_id, kind, value)
    SELECT ${w}, p."conversationId", p.kind, p.value
    FROM jsonb_to_recordset(${JSON.stringify(participants)}::jsonb) AS p ("conversationId" uuid, kind text, value text)
    ON CONFLICT DO NOTHING`
}

export async function insertActivities(
  tx: Transaction,
  w: Prisma.Sql,
  channelId: string,
  activities: readonly RoutedActivity[],
): Promise<void> {
  await tx.$executeRaw`INSERT INTO message (workspace_id, id, channel_id, conversation_id, external_id, kind, direction, text, meta, mentions, sent_at, created_at, routed_at, trace)
    SELECT ${w}, a.id, ${channelId}::uuid, a."conversationId", 'local:' || a.id, 'activity', 'internal', '', jsonb_build_object('activity', a.activity), '{}',
      a.at, a.at, a.at, a.trace
    FROM jsonb_to_recordset(${JSON.stringify(activities)}::jsonb) AS a (id uuid, "conversationId" uuid, activity jsonb, at timestamptz, trace text)
    ON CONFLICT DO NOTHING`
}
