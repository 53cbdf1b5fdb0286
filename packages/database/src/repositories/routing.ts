import type { Party } from '@hubbub/contracts'
import type {
  Ancestor,
  ReopenedConversation,
  RoutableConversation,
  RoutableMessage,
  RoutingChannel,
  RoutingRepository,
} from '@hubbub/domain'
import { applyRoutes, insertActivities } from './apply-routes.ts'
import { createLogParts } from './logs.ts'
import { resolveContacts } from './resolve-contacts.ts'
import { takeTurns } from './take-turns.ts'
import { firstRow, Prisma, rows, type Transaction, uuids } from './transaction.ts'

/** What a text needs to be shown as a preview; the rest stays where it is. */
const BEGINNING = 2_000

/**
 * A post of our own, while one is being sent: it may be that one, come back before its sender heard of it. It waits until
 * that is known.
 */
const maybeEcho = Prisma.sql`(m.direction = 'out' AND m.meta ? 'post' AND EXISTS (SELECT 1 FROM outbound_delivery d
  WHERE d.workspace_id = m.workspace_id AND d.channel_id = m.channel_id AND d.state = 'sending'))`

export function createRoutingRepository(
  tx: Transaction,
  workspaceId: string,
  newId: () => string,
): RoutingRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    lockChannel: async (channelId) => {
      return await firstRow<RoutingChannel>(
        tx,
        Prisma.sql`/*fixed*/ WITH locked AS MATERIALIZED (SELECT pg_advisory_xact_lock(hashtextextended('route:' || ${channelId}, 0)))
          SELECT id, brand_id AS "brandId", default_team_id AS "defaultTeamId", own AS addresses,
              coalesce((SELECT jsonb_agg(jsonb_build_object('kind', r.kind, 'priority', r.priority, 'teamId', r.team_id))
                FROM mark_route r WHERE r.workspace_id = ${w}), '[]') AS "markRoutes"
            FROM locked, channel
          WHERE workspace_id = ${w} AND id = ${channelId}::uuid`,
      )
    },
    toRoute: async (messageIds) =>
      await rows<RoutableMessage>(
        tx,
        Prisma.sql`/*fixed*/ SELECT m.id, m.external_id AS "externalId", m.direction, m.author, m.subject,
            left(coalesce(m.trimmed_text, m.text), ${BEGINNING}) AS text, m.meta -> 'mail' AS mail, m.meta -> 'post' AS post, m.addressed, m.thread, m.automatic,
            m.sent_at AS "sentAt", m.trace, i.language, jsonb_build_object('label', i.label, 'score', i.score) AS sentiment, i.marks,
            m.kind = 'log' AS "isLog", m.meta -> 'import' AS imported
          FROM message m JOIN message_insight i ON i.workspace_id = m.workspace_id AND i.message_id = m.id
          WHERE m.workspace_id = ${w} AND m.id = ANY(${uuids(messageIds)}) AND m.routed_at IS NULL AND NOT ${maybeEcho}
          ORDER BY m.sent_at, m.id`,
      ),
    editedIn: async (messageIds) =>
      (
        await rows<{ id: string }>(
          tx,
          Prisma.sql`SELECT DISTINCT m.conversation_id AS id FROM message m
            WHERE m.workspace_id = ${w} AND m.id = ANY(${uuids(messageIds)}) AND m.conversation_id IS NOT NULL AND m.meta ? 'former'`,
        )
      ).map(({ id }) => id),
    heard: async (messageId) =>
      await firstRow<RoutableMessage>(
        tx,
        Prisma.sql`SELECT m.id, m.external_id AS "externalId", m.direction, m.author, m.subject,
            left(coalesce(m.trimmed_text, m.text), ${BEGINNING}) AS text, m.meta -> 'mail' AS mail, m.meta -> 'post' AS post, m.addressed, m.thread, m.automatic,
            m.sent_at AS "sentAt", m.trace, m.language,
            jsonb_build_object('label', coalesce(m.sentiment_label, 'unsure'), 'score', coalesce(m.sentiment_score, 0)) AS sentiment,
            coalesce(i.marks, '{}') AS marks
          FROM message m LEFT JOIN message_insight i ON i.workspace_id = m.workspace_id AND i.message_id = m.id
          WHERE m.workspace_id = ${w} AND m.id = ${messageId}::uuid AND m.conversation_id IS NULL AND m.routed_at IS NOT NULL`,
      ),
    resolveContacts: async (parties, now) =>
      await resolveContacts(tx, w, { parties: distinct(parties), newId, now }),
    threads: async (channelId, { refs, conversationIds }) => {
      const named = await nameThreads(tx, w, { channelId, refs, conversationIds })
      const wanted = [...new Set([...named.map(({ id }) => id), ...conversationIds])]
      const conversations = wanted.length === 0 ? [] : await lockConversations(tx, w, channelId, wanted)
      return { refs: new Map(named.map(({ ref, id }) => [ref, id])), conversations }
    },
    ancestors: async (channelId, externalIds) =>
      await rows<Ancestor>(
        tx,
        Prisma.sql`SELECT id, external_id AS "externalId", conversation_id AS "conversationId", direction,
            meta -> 'post' ->> 'audience' AS audience, author, version
          FROM message WHERE workspace_id = ${w} AND channel_id = ${channelId}::uuid
            AND external_id = ANY(${[...externalIds]}::text[]) AND kind = 'message' AND routed_at IS NOT NULL`,
      ),
    apply: async (channelId, plan, now) => await applyRoutes(tx, w, { channelId, plan, now }),
    reopenSnoozed: async (conversationIds, now) => {
      await tx.$executeRaw(takeTurns(Prisma.sql`SELECT unnest(${uuids(conversationIds)}) AS id`))
      return await rows<ReopenedConversation>(
        tx,
        Prisma.sql`UPDATE conversation SET status = 'open', snoozed_until = NULL, last_activity_at = ${now.toISOString()}::timestamptz, version = version + 1
          WHERE workspace_id = ${w} AND id = ANY(${uuids(conversationIds)}) AND status = 'snoozed' AND snoozed_until <= ${now.toISOString()}::timestamptz
          RETURNING id, channel_id AS "channelId", assignee_id AS "assigneeId", team_id AS "teamId", version`,
      )
    },
    ...createLogParts(tx, w),
    addActivities: async (channelId, activities) => await insertActivities(tx, w, channelId, activities),
  }
}

const distinct = (parties: readonly Party[]): Party[] => [
  ...new Map(parties.map((party) => [party.value, party])).values(),
]

interface Named {
  channelId: string
  refs: readonly string[]
  conversationIds: readonly string[]
}

/** What the references name; with it comes the turn to change all that was named, without a way to the database more. */
async function nameThreads(
  tx: Transaction,
  w: Prisma.Sql,
  { channelId, refs, conversationIds }: Named,
): Promise<{ ref: string; id: string }[]> {
  const ids = Prisma.sql`SELECT id FROM named UNION SELECT unnest(${uuids(conversationIds)})`
  const found = await rows<{ ref: string | null; id: string }>(
    tx,
    Prisma.sql`/*fixed*/ WITH named AS MATERIALIZED (SELECT ref, conversation_id AS id FROM thread_ref
          WHERE workspace_id = ${w} AND channel_id = ${channelId}::uuid AND ref = ANY(${[...refs]}::text[])),
        turns AS MATERIALIZED (${takeTurns(ids)})
      SELECT named.ref, named.id FROM (SELECT count(*) FROM turns) AS taken LEFT JOIN named ON true`,
  )
  return found.flatMap(({ ref, id }) => (ref === null ? [] : [{ ref, id }]))
}

/** Those of the channel, and those of another one in which something was said by this one: a chat that went on by mail. */
async function lockConversations(
  tx: Transaction,
  w: Prisma.Sql,
  channelId: string,
  ids: readonly string[],
): Promise<RoutableConversation[]> {
  return await rows<RoutableConversation>(
    tx,
    Prisma.sql`/*fixed*/ SELECT c.id, c.number, c.contact_id AS "contactId", c.status, c.priority, c.assignee_id AS "assigneeId", c.team_id AS "teamId",
        c.inbound_count AS "inboundCount",
        CASE WHEN c.sentiment_label IS NOT NULL THEN jsonb_build_object('label', c.sentiment_label, 'score', c.sentiment_score) END AS sentiment, c.marks,
        c.waiting_since AS "waitingSince", c.first_reply_at AS "firstReplyAt", c.preview, c.preview_direction AS "previewDirection",
        c.last_activity_at AS "lastActivityAt", c.version,
        ARRAY(SELECT p.value FROM conversation_participant p WHERE p.workspace_id = c.workspace_id AND p.conversation_id = c.id) AS participants
      FROM conversation c WHERE c.workspace_id = ${w} AND c.id = ANY(${uuids(ids)}) AND (c.channel_id = ${channelId}::uuid
        OR EXISTS (SELECT 1 FROM thread_ref r WHERE r.workspace_id = c.workspace_id AND r.conversation_id = c.id AND r.channel_id = ${channelId}::uuid AND r.own))
      ORDER BY c.id FOR NO KEY UPDATE OF c`,
  )
}
