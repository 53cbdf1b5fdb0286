import { type Condition, type ConditionField, type ConditionGroup, isGroup } from '@hubbub/contracts'
import { Prisma, uuids } from './transaction.ts'

/** Somebody's unread customer messages, over a conversation `c`. */
export const unread = (
  memberId: string | null,
) => Prisma.sql`(c.inbound_count > coalesce((SELECT r.seen_count FROM conversation_read r
  WHERE r.workspace_id = c.workspace_id AND r.conversation_id = c.id AND r.membership_id = ${memberId}::uuid), 0))`

/** Whether what others said in a conversation `c` was matched by one of these monitors, of those that a member sees. */
export const saidTo = (monitorIds: readonly string[], memberId: string | null) =>
  Prisma.sql`EXISTS (SELECT 1 FROM message m
    JOIN monitor_match k ON k.workspace_id = m.workspace_id AND k.message_id = m.id AND NOT k.own
    JOIN monitor o ON o.workspace_id = k.workspace_id AND o.id = k.monitor_id
    WHERE m.workspace_id = c.workspace_id AND m.conversation_id = c.id AND k.monitor_id = ANY(${uuids(monitorIds)})
      AND (o.sharing = 'workspace' OR o.owner_id = ${memberId}::uuid OR o.sharing = 'team' AND EXISTS (SELECT 1 FROM team_member t
        WHERE t.workspace_id = o.workspace_id AND t.team_id = o.team_id AND t.membership_id = ${memberId}::uuid)))`

/** What a group asks, over a conversation `c`; `me` is the member it is asked for. */
export function meets(group: ConditionGroup, memberId: string | null): Prisma.Sql {
  const parts = group.parts.map((part) => (isGroup(part) ? meets(part, memberId) : test(part, memberId)))
  return Prisma.sql`(${Prisma.join(parts, group.match === 'all' ? ' AND ' : ' OR ')})`
}

type Of<F extends ConditionField> = Extract<Condition, { field: F }>
type Tests = { [F in ConditionField]: (condition: Of<F>, memberId: string | null) => Prisma.Sql }

const texts = (values: readonly string[]) => Prisma.sql`${[...values]}::text[]`
const ids = (values: readonly string[]) => uuids(values.filter((value) => value.length === 36))

/** Null counts as something else than what is named, so that `is-not` is the exact opposite of `is`. */
const listed = (is: Prisma.Sql, op: 'is' | 'is-not') =>
  op === 'is' ? Prisma.sql`coalesce(${is}, false)` : Prisma.sql`NOT coalesce(${is}, false)`

const age = (column: Prisma.Sql, { op, value }: { op: 'over' | 'under'; value: number }) => {
  const edge = Prisma.sql`now() - make_interval(secs => ${value * 3600}::float8)`
  return op === 'over'
    ? Prisma.sql`(${column} <= ${edge}) IS TRUE`
    : Prisma.sql`(${column} > ${edge}) IS TRUE`
}

const tests: Tests = {
  status: ({ op, value }) => plain(Prisma.sql`c.status`, op, texts(value)),
  priority: ({ op, value }) => plain(Prisma.sql`c.priority`, op, texts(value)),
  sentiment: ({ op, value }) => listed(Prisma.sql`c.sentiment_label = ANY(${texts(value)})`, op),
  mark: ({ op, value }) => listed(Prisma.sql`c.marks && ${texts(value)}`, op),
  assignee: ({ op, value }, memberId) => {
    const people = ids(value.flatMap((one) => (one === 'me' ? (memberId ?? []) : one)))
    const nobody = value.includes('nobody') ? Prisma.sql`c.assignee_id IS NULL` : Prisma.sql`false`
    return listed(Prisma.sql`(c.assignee_id = ANY(${people}) OR ${nobody})`, op)
  },
  team: ({ op, value }) => {
    const none = value.includes('none') ? Prisma.sql`c.team_id IS NULL` : Prisma.sql`false`
    return listed(Prisma.sql`(c.team_id = ANY(${ids(value)}) OR ${none})`, op)
  },
  label: ({ op, value }) => {
    const has = Prisma.sql`EXISTS (SELECT 1 FROM conversation_label cl
      WHERE cl.workspace_id = c.workspace_id AND cl.conversation_id = c.id AND cl.label_id = ANY(${ids(value)}))`
    return op === 'is' ? has : Prisma.sql`NOT ${has}`
  },
  channel: ({ op, value }) => plain(Prisma.sql`c.channel_id`, op, ids(value)),
  brand: ({ op, value }) => plain(Prisma.sql`c.brand_id`, op, ids(value)),
  contact: ({ op, value }) => plain(Prisma.sql`c.contact_id`, op, ids(value)),
  monitor: ({ op, value }, memberId) =>
    op === 'is' ? saidTo(value, memberId) : Prisma.sql`NOT ${saidTo(value, memberId)}`,
  unread: ({ value }, memberId) => (value ? unread(memberId) : Prisma.sql`NOT ${unread(memberId)}`),
  subject: ({ op, value }) => {
    const has = Prisma.sql`position(lower(hubbub_unaccent(${value})) IN lower(hubbub_unaccent(c.subject))) > 0`
    return op === 'contains' ? has : Prisma.sql`NOT ${has}`
  },
  waiting: (condition) => age(Prisma.sql`c.waiting_since`, condition),
  activity: (condition) => age(Prisma.sql`c.last_activity_at`, condition),
  created: (condition) => age(Prisma.sql`c.created_at`, condition),
}

/** Over a column that is never null: left bare, so that an index can answer it. */
const plain = (column: Prisma.Sql, op: 'is' | 'is-not', values: Prisma.Sql) =>
  op === 'is' ? Prisma.sql`${column} = ANY(${values})` : Prisma.sql`${column} <> ALL(${values})`

// Each test takes the condition of its own field.
const test = (condition: Condition, memberId: string | null) =>
  (tests[condition.field] as (condition: Condition, memberId: string | null) => Prisma.Sql)(
    condition,
    memberId,
  )
