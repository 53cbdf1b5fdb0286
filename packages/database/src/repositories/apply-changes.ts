import type { InboundChange } from '@hubbub/contracts'
import type { ChangedMessage } from '@hubbub/domain'
import { isAsked } from './monitors/is-asked.ts'
import { Prisma, rows, type Transaction } from './transaction.ts'

interface Here {
  w: Prisma.Sql
  channelId: string
}

/** What its event tells; `d` is the message after the change. */
const told = Prisma.sql`SELECT d.id AS "messageId", d.conversation_id AS "conversationId", d.direction, d.trace, c.assignee_id AS "assigneeId",
    CASE WHEN d.conversation_id IS NULL THEN ch.default_team_id ELSE c.team_id END AS "teamId",
    d.version + coalesce((SELECT o.version - 1 FROM outbound_delivery o WHERE o.workspace_id = d.workspace_id AND o.message_id = d.id), 0) AS version
  FROM d JOIN channel ch ON ch.workspace_id = d.workspace_id AND ch.id = d.channel_id
  LEFT JOIN conversation c ON c.workspace_id = d.workspace_id AND c.id = d.conversation_id`

/** One by one, in their order: a message may be edited twice in a batch. What says nothing new changes nothing. */
export async function applyChanges(
  tx: Transaction,
  here: Here,
  changes: readonly InboundChange[],
): Promise<{ changed: ChangedMessage[]; missing: string[] }> {
  const changed: ChangedMessage[] = []
  const unheard = new Set<string>()
  await lockEdited(tx, here, changes)
  for (const change of changes) {
    // It names a message, and changes nothing that people see.
    if (change.kind === 'sent') continue
    const found = await rows<Omit<ChangedMessage, 'kind'>>(
      tx,
      Prisma.sql`WITH ${change.kind === 'failed' ? failing(here, change) : Prisma.sql`d AS (${statement(here, change)})`} ${told}`,
    )
    if (found.length === 0 && change.kind !== 'read-until') unheard.add(change.externalId)
    for (const one of found) {
      changed.push({ ...one, kind: change.kind === 'read-until' ? 'read' : change.kind })
      if (change.kind === 'edited') await forgetInsight(tx, here, one.messageId)
      if (change.kind === 'engagement') await retellEngagement(tx, here, one.messageId)
    }
  }
  return { changed, missing: await missingOf(tx, here, unheard) }
}

/** In one order, as whoever scores them holds them: two who meet wait for each other, and not in a circle. */
async function lockEdited(
  tx: Transaction,
  { w, channelId }: Here,
  changes: readonly InboundChange[],
): Promise<void> {
  const ids = changes.flatMap((change) => (change.kind === 'edited' ? [change.externalId] : []))
  if (ids.length < 2) return
  await tx.$executeRaw`SELECT 1 FROM message WHERE workspace_id = ${w} AND channel_id = ${channelId}::uuid AND external_id = ANY(${ids}::text[])
    ORDER BY id FOR NO KEY UPDATE`
}

/** What changed nothing may be known already, or come before the message that it speaks of. */
async function missingOf(
  tx: Transaction,
  { w, channelId }: Here,
  ids: ReadonlySet<string>,
): Promise<string[]> {
  if (ids.size === 0) return []
  const here = await rows<{ id: string }>(
    tx,
    Prisma.sql`SELECT external_id AS id FROM message
      WHERE workspace_id = ${w} AND channel_id = ${channelId}::uuid AND external_id = ANY(${[...ids]}::text[])`,
  )
  return [...ids.difference(new Set(here.map(({ id }) => id)))]
}

/** More former versions than anybody reads are not kept. */
const MOST_FORMER = 20

type Failed = Extract<InboundChange, { kind: 'failed' }>

/** The delivery first, then its message: two changes in one statement stand side by side at its top. */
function failing({ w, channelId }: Here, { externalId, reason }: Failed): Prisma.Sql {
  return Prisma.sql`f AS (
      UPDATE outbound_delivery o SET state = 'failed', response = ${reason}, error_class = 'rejected', lease_until = NULL, alive_at = NULL, updated_at = now()
      FROM message m WHERE m.workspace_id = ${w} AND m.channel_id = ${channelId}::uuid AND m.external_id = ${externalId} AND m.kind = 'message'
        AND o.workspace_id = m.workspace_id AND o.message_id = m.id AND o.state IN ('sent', 'sending', 'uncertain')
      RETURNING o.message_id),
    d AS (UPDATE message m SET version = m.version + 1 FROM f WHERE m.workspace_id = ${w} AND m.id = f.message_id RETURNING m.*)`
}

function statement(
  { w, channelId }: Here,
  change: Exclude<InboundChange, { kind: 'sent' | 'failed' }>,
): Prisma.Sql {
  const at = change.at.toISOString()
  const which = Prisma.sql`m.workspace_id = ${w} AND m.channel_id = ${channelId}::uuid AND m.external_id = ${change.externalId} AND m.kind = 'message'`
  switch (change.kind) {
    case 'edited':
      return Prisma.sql`UPDATE message m SET text = ${change.text}, trimmed_text = NULL, html = ${change.html}, version = m.version + 1,
          meta = jsonb_set(m.meta, '{post,editedAt}', to_jsonb(${at}::text)) || jsonb_build_object('former',
            (CASE WHEN jsonb_array_length(coalesce(m.meta -> 'former', '[]')) < ${MOST_FORMER} THEN coalesce(m.meta -> 'former', '[]') ELSE (m.meta -> 'former') - 0 END)
            || jsonb_build_object('text', m.text, 'at', coalesce(m.meta -> 'post' ->> 'editedAt',
              to_char(m.sent_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))))
        WHERE ${which} AND m.meta ? 'post' AND m.text <> ${change.text}
          AND coalesce((m.meta -> 'post' ->> 'editedAt')::timestamptz, '-infinity') < ${at}::timestamptz RETURNING m.*`
    case 'deleted':
      return Prisma.sql`UPDATE message m SET meta = jsonb_set(m.meta, '{post,deletedAt}', to_jsonb(${at}::text)), version = m.version + 1
        WHERE ${which} AND m.meta ? 'post' AND m.meta -> 'post' ->> 'deletedAt' IS NULL RETURNING m.*`
    case 'engagement':
      return Prisma.sql`UPDATE message m SET meta = jsonb_set(m.meta, '{post,engagement}',
          coalesce(nullif(m.meta -> 'post' -> 'engagement', 'null'), '{}') || ${JSON.stringify(change.engagement)}::jsonb), version = m.version + 1
        WHERE ${which} AND m.meta ? 'post' RETURNING m.*`
    case 'delivered':
    case 'read':
      return Prisma.sql`UPDATE message m SET version = m.version + 1,
          meta = m.meta || jsonb_build_object('receipts', coalesce(m.meta -> 'receipts', '{}') || jsonb_build_object(${change.kind}::text, ${at}::text))
        WHERE ${which} AND m.direction = 'out' AND m.meta -> 'receipts' -> ${change.kind} IS NULL RETURNING m.*`
    case 'read-until':
      return Prisma.sql`UPDATE message m SET version = m.version + 1,
          meta = m.meta || jsonb_build_object('receipts', coalesce(m.meta -> 'receipts', '{}') || jsonb_build_object('read', ${at}::text))
        WHERE m.workspace_id = ${w} AND m.channel_id = ${channelId}::uuid AND m.kind = 'message' AND m.direction = 'out'
          AND m.sent_at <= ${at}::timestamptz AND m.sent_at > ${at}::timestamptz - interval '30 days'
          AND m.meta -> 'post' ->> 'audience' = 'direct' AND m.meta -> 'receipts' -> 'read' IS NULL
          AND m.conversation_id IN (SELECT c.id FROM contact_identity i JOIN conversation c ON c.workspace_id = i.workspace_id AND c.contact_id = i.contact_id
            WHERE i.workspace_id = ${w} AND i.kind = ${change.by.kind} AND i.value = ${change.by.value}) RETURNING m.*`
  }
}

/** It is scored and made findable again by its new words; that this is due stands in a row, too. */
async function forgetInsight(tx: Transaction, { w }: Here, messageId: string): Promise<void> {
  await tx.$executeRaw`INSERT INTO sentiment_due (workspace_id, message_id) VALUES (${w}, ${messageId}::uuid)`
  await tx.$executeRaw`DELETE FROM message_insight WHERE workspace_id = ${w} AND message_id = ${messageId}::uuid`
  // Somebody judged the old words; they stay something to measure scorers by.
  await tx.$executeRaw`UPDATE sentiment_correction SET holds = false WHERE workspace_id = ${w} AND message_id = ${messageId}::uuid`
  await tx.$executeRaw`UPDATE mark_correction SET holds = false WHERE workspace_id = ${w} AND message_id = ${messageId}::uuid`
  // Whom it repeats is found by its new words, too.
  await tx.$executeRaw`DELETE FROM message_alike WHERE workspace_id = ${w} AND message_id = ${messageId}::uuid`
  // What somebody says of it being spam stands above the rules, whatever it says by now: else an edit would bring it back.
  await tx.$executeRaw`UPDATE message m SET repeats = false,
      spam = coalesce((SELECT c.spam FROM spam_correction c WHERE c.workspace_id = m.workspace_id AND c.message_id = m.id AND c.holds), false)
    WHERE m.workspace_id = ${w} AND m.id = ${messageId}::uuid AND (m.repeats OR m.spam)`
  await tx.$executeRaw`DELETE FROM message_search WHERE workspace_id = ${w} AND message_id = ${messageId}::uuid`
}

/** Counted as the query language counts it: views are left out. Monitors that ask for it match it anew. */
async function retellEngagement(tx: Transaction, { w }: Here, messageId: string): Promise<void> {
  await tx.$executeRaw`SELECT hubbub_hold_monitors()`
  await tx.$executeRaw`UPDATE message_keys k SET engagement = e.sum, due = k.due OR ${isAsked(w, 'engagement')}
    FROM (SELECT (SELECT sum(t.value::numeric)::bigint FROM jsonb_each_text(nullif(m.meta -> 'post' -> 'engagement', 'null')) t
        WHERE t.key IN ('likes', 'replies', 'reposts')) AS sum
      FROM message m WHERE m.workspace_id = ${w} AND m.id = ${messageId}::uuid) e
    WHERE k.workspace_id = ${w} AND k.message_id = ${messageId}::uuid AND k.engagement IS DISTINCT FROM e.sum`
}
