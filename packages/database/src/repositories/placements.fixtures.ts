import type { ConversationStatus, MarkKind, Priority, SentimentLabel } from '@hubbub/contracts'
import { ids } from '@hubbub/runtime'
import { query, type Workbench } from '@hubbub/test-support'
import fc from 'fast-check'

/** Two that everybody sees, and one that nobody of them does. */
export const monitorIds = [ids.next(), ids.next()]
export const hiddenMonitorId = ids.next()

/** How a conversation of a made-up list stands. */
export interface Placed {
  id: string
  status: ConversationStatus
  priority: Priority
  assigneeId: string | null
  teamId: string | null
  mentionedMemberIds: string[]
  labelIds: string[]
  sentiment: SentimentLabel | null
  marks: MarkKind[]
  contact: 0 | 1
  /** By which something that was said in it was matched. */
  monitorIds: string[]
  inboundCount: number
  /** What Ann, Bo and Cy have seen of it. */
  seen: Record<string, number>
  waitingSince: Date | null
  lastActivityAt: Date
}

const moment = fc.integer({ min: 0, max: 12 }).map((minute) => new Date(Date.UTC(2026, 0, 1, 8, minute)))

/** Few different values of everything, so that ties and overlaps abound. */
export function placements(desk: Workbench): fc.Arbitrary<Placed> {
  const { ann, bo, cy } = desk.people
  const members = [ann, bo, cy].map(({ memberId }) => memberId ?? '')
  const { teams, labels } = desk
  return fc.record({
    id: fc.constant(null).map(() => ids.next()),
    status: fc.constantFrom('open', 'open', 'open', 'pending', 'snoozed', 'resolved'),
    priority: fc.constantFrom('none', 'low', 'medium', 'high', 'urgent'),
    assigneeId: fc.constantFrom(null, ...members),
    teamId: fc.constantFrom(null, teams.returns, teams.sales),
    mentionedMemberIds: fc.oneof(fc.constant<string[]>([]), fc.subarray(members)),
    labelIds: fc.subarray([labels.vip, labels.refund]),
    sentiment: fc.constantFrom(null, 'negative', 'neutral', 'positive', 'unsure'),
    marks: fc.subarray<MarkKind>(['anger', 'complaint', 'question']),
    contact: fc.constantFrom(0, 1),
    monitorIds: fc.subarray([...monitorIds]),
    inboundCount: fc.integer({ min: 0, max: 3 }),
    seen: fc.dictionary(fc.constantFrom(...members), fc.integer({ min: 0, max: 3 }), {
      noNullPrototype: true,
    }),
    waitingSince: fc.option(moment),
    lastActivityAt: moment,
  })
}

/** Puts them there as rows. @returns the two contacts they are of. */
export async function place(
  url: string,
  desk: Workbench,
  placed: readonly Placed[],
): Promise<[string, string]> {
  const contacts: [string, string] = [ids.next(), ids.next()]
  const rows = placed.map((one, index) => ({
    ...one,
    number: index + 1,
    contactId: contacts[one.contact],
    noteId: ids.next(),
    seen: Object.entries(one.seen).map(([memberId, count]) => ({ memberId, count })),
  }))
  const { workspaceId, channelId, brandId } = desk
  await query(
    url,
    `WITH r AS (
      SELECT * FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, number int, status text, priority text, "assigneeId" uuid, "teamId" uuid,
        "mentionedMemberIds" uuid[], "labelIds" uuid[], sentiment text, marks text[], "contactId" uuid, "noteId" uuid, "inboundCount" int, seen jsonb,
        "waitingSince" timestamptz, "lastActivityAt" timestamptz)
    ), people AS (
      INSERT INTO contact (workspace_id, id, name) SELECT $2, id, 'Kim ' || place FROM unnest($5::uuid[]) WITH ORDINALITY AS c (id, place)
    ), conversations AS (
      INSERT INTO conversation (workspace_id, id, number, brand_id, channel_id, contact_id, subject, status, priority, assignee_id, team_id,
        snoozed_until, thread_key, inbound_count, sentiment_label, marks, waiting_since, last_activity_at)
      SELECT $2, r.id, r.number, $4, $3, r."contactId", 'About ' || r.number, r.status, r.priority, r."assigneeId", r."teamId",
        CASE WHEN r.status = 'snoozed' THEN now() END, r.id::text, r."inboundCount", r.sentiment, r.marks, r."waitingSince", r."lastActivityAt" FROM r
    ), notes AS (
      INSERT INTO message (workspace_id, id, channel_id, conversation_id, external_id, kind, direction, text, mentions, sent_at, routed_at)
      SELECT $2, r."noteId", $3, r.id, 'local:' || r."noteId", 'note', 'internal', 'look', r."mentionedMemberIds", now(), now() FROM r
    ), labelled AS (
      INSERT INTO conversation_label (workspace_id, conversation_id, label_id) SELECT $2, r.id, unnest(r."labelIds") FROM r
    )
    INSERT INTO conversation_read (workspace_id, conversation_id, membership_id, seen_count, seen_at)
    SELECT $2, r.id, s."memberId", s.count, now() FROM r, jsonb_to_recordset(r.seen) AS s ("memberId" uuid, count int)`,
    [JSON.stringify(rows), workspaceId, channelId, brandId, contacts],
  )
  await placeMatches(url, desk, placed)
  return contacts
}

async function placeMatches(url: string, desk: Workbench, placed: readonly Placed[]): Promise<void> {
  const { workspaceId, channelId } = desk
  for (const id of [...monitorIds, hiddenMonitorId])
    await query(
      url,
      `INSERT INTO monitor (workspace_id, id, name, kind, query, state, sharing, owner_id, created_at, updated_at)
       VALUES ($1, $2::uuid, 'Monitor ' || $2::uuid, 'brand', 'cup', 'matched', $3, gen_random_uuid(), now(), now())`,
      [workspaceId, id, id === hiddenMonitorId ? 'private' : 'workspace'],
    )
  const rows = placed.map(({ id, monitorIds: by }) => ({
    id,
    messageId: ids.next(),
    by: [...by, hiddenMonitorId],
  }))
  await query(
    url,
    `WITH r AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, "messageId" uuid, by uuid[])),
      said AS (INSERT INTO message (workspace_id, id, channel_id, conversation_id, external_id, kind, direction, text, mentions, sent_at, routed_at)
        SELECT $2, r."messageId", $3, r.id, r."messageId"::text, 'message', 'in', 'a cup', '{}', now(), now() FROM r RETURNING id)
    SELECT count(*) FROM said`,
    [JSON.stringify(rows), workspaceId, channelId],
  )
  await query(
    url,
    `INSERT INTO monitor_match (workspace_id, monitor_id, message_id, sent_at, own, version)
     SELECT $2, unnest(r.by), r."messageId", now(), false, 1 FROM jsonb_to_recordset($1::jsonb) AS r ("messageId" uuid, by uuid[])`,
    [JSON.stringify(rows), workspaceId],
  )
}
