import type { MentionFilter, Scope } from '@hubbub/domain'
import { visibleTo } from './conversation-filter.ts'
import { placeIn } from './place.ts'
import { Prisma, rows, type Transaction, uuids } from './transaction.ts'

/** What a mention `m` stands beside: its channel, what was made of it, what it says, and who said it. */
export const aroundMentions = Prisma.sql`FROM message m
  JOIN channel ch ON ch.workspace_id = m.workspace_id AND ch.id = m.channel_id
  LEFT JOIN mention_mark k ON k.workspace_id = m.workspace_id AND k.message_id = m.id
  LEFT JOIN message_insight i ON i.workspace_id = m.workspace_id AND i.message_id = m.id
  LEFT JOIN contact_identity ci ON ci.workspace_id = m.workspace_id AND ci.kind = m.author ->> 'kind' AND ci.value = m.author ->> 'value'
  LEFT JOIN contact ct ON ct.workspace_id = m.workspace_id AND ct.id = ci.contact_id`

/** Whose words are hidden without a mark of their own. */
export const stateOf = Prisma.sql`coalesce(k.state, CASE WHEN ct.blocked_at IS NULL THEN 'open' ELSE 'hidden' END)`

/** As `visibleTo`, of a conversation that has its channel's team and nobody else. */
export function visibleMention({ visibility, teamIds }: Scope): Prisma.Sql {
  if (visibility === 'all') return Prisma.sql`true`
  if (visibility === 'own') return Prisma.sql`false`
  return Prisma.sql`ch.default_team_id = ANY(${uuids(teamIds)})`
}

/** Messages `m` that were only heard and that somebody may see. What we said ourselves is none. */
export const isMention = (w: Prisma.Sql, scope: Scope) =>
  Prisma.sql`m.workspace_id = ${w} AND m.conversation_id IS NULL AND m.routed_at IS NOT NULL AND m.kind = 'message' AND m.direction = 'in'
    AND ${visibleMention(scope)}`

/** Messages `m` that were only heard and stand in a conversation `c` that somebody may see. */
export const isTaken = (w: Prisma.Sql, scope: Scope) =>
  Prisma.sql`m.workspace_id = ${w} AND m.conversation_id IS NOT NULL AND NOT m.addressed AND m.kind = 'message' AND m.direction = 'in'
    AND ${visibleTo(scope)}`

/** The conversation of a mention that is taken. */
export const takenInto = Prisma.sql`JOIN conversation c ON c.workspace_id = m.workspace_id AND c.id = m.conversation_id`

const inState = {
  open: Prisma.sql`k.state IS NULL AND ct.blocked_at IS NULL`,
  done: Prisma.sql`k.state = 'done'`,
  hidden: Prisma.sql`(k.state = 'hidden' OR k.state IS NULL AND ct.blocked_at IS NOT NULL)`,
  // The same conditions with `isTaken` name them.
  taken: Prisma.sql`true`,
  any: Prisma.sql`true`,
} satisfies Record<MentionFilter['state'], Prisma.Sql>

/** All but the words, see `mentionsSaying`. */
export function meetsFilter(filter: Omit<MentionFilter, 'q'>): Prisma.Sql {
  const { channelId, labelId, language, sentiment, mark, author, monitorId, ids } = filter
  const parts = [inState[filter.state]]
  if (channelId !== undefined) parts.push(Prisma.sql`m.channel_id = ${channelId}::uuid`)
  if (labelId !== undefined) parts.push(filter.state === 'taken' ? takenBears(labelId) : bears(labelId))
  if (language !== undefined) parts.push(Prisma.sql`i.language = ${language}`)
  if (sentiment !== undefined) parts.push(Prisma.sql`i.label = ${sentiment}`)
  if (mark !== undefined) parts.push(Prisma.sql`i.marks && ARRAY[${mark}]`)
  if (author !== undefined) parts.push(Prisma.sql`m.author ->> 'value' = ${author}`)
  if (monitorId !== undefined)
    parts.push(Prisma.sql`EXISTS (SELECT 1 FROM monitor_match t
      WHERE t.workspace_id = m.workspace_id AND t.message_id = m.id AND t.monitor_id = ${monitorId}::uuid)`)
  if (ids !== undefined) parts.push(Prisma.sql`m.id = ANY(${uuids(ids)})`)
  if (filter.alikeTo !== undefined) parts.push(isAlikeTo(filter.alikeTo))
  if (filter.spam === 'without') parts.push(Prisma.sql`NOT m.spam`)
  if (filter.spam === 'only') parts.push(Prisma.sql`m.spam`)
  return Prisma.join(parts, ' AND ')
}

const bears = (labelId: string) => Prisma.sql`EXISTS (SELECT 1 FROM mention_label l
  WHERE l.workspace_id = m.workspace_id AND l.message_id = m.id AND l.label_id = ${labelId}::uuid)`
const takenBears = (labelId: string) => Prisma.sql`EXISTS (SELECT 1 FROM conversation_label l
  WHERE l.workspace_id = m.workspace_id AND l.conversation_id = m.conversation_id AND l.label_id = ${labelId}::uuid)`

const isAlikeTo = (id: string) => Prisma.sql`m.id IN (SELECT o.message_id FROM message_alike a
  JOIN message_alike o ON o.workspace_id = a.workspace_id AND o.group_id = a.group_id AND o.message_id <> a.message_id
  WHERE a.workspace_id = m.workspace_id AND a.message_id = ${id}::uuid)`

/** Somebody said it before, in a mention that fits the filter as well, so that this one is shown with that. */
export function isFolded(
  w: Prisma.Sql,
  scope: Scope,
  { ids: _ids, ...filter }: Omit<MentionFilter, 'q'>,
): Prisma.Sql {
  return Prisma.sql`(m.repeats AND EXISTS (SELECT 1 FROM message_alike al
    JOIN message_alike o ON o.workspace_id = al.workspace_id AND o.group_id = al.group_id AND (o.sent_at, o.message_id) < (al.sent_at, al.message_id)
    WHERE al.workspace_id = m.workspace_id AND al.message_id = m.id
      AND EXISTS (SELECT 1 ${aroundMentions} WHERE m.workspace_id = o.workspace_id AND m.id = o.message_id AND ${isMention(w, scope)} AND ${meetsFilter(filter)})))`
}

/** The newest behind a place that hold the words and fit what of the filter can be asked at the same time; at most so many. */
export async function mentionsSaying(
  tx: Transaction,
  { q, channelId, language, sentiment }: MentionFilter & { q: string },
  { most, after }: { most: number; after: unknown },
): Promise<string[]> {
  const { at = null, id = null } = placeIn(after) ?? {}
  const found = await rows<{ id: string }>(
    tx,
    Prisma.sql`SELECT message_id AS id FROM hubbub_match_mentions(${q}, ${channelId ?? null}::uuid, ${language ?? null}, ${sentiment ?? null},
      ${at}::timestamptz, ${id}::uuid, ${most}::int)`,
  )
  return found.map((row) => row.id)
}
