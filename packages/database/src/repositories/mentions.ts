import {
  type ChannelAccount,
  type MentionDecision,
  type MentionState,
  type Party,
  postMetaSchema,
} from '@hubbub/contracts'
import { MENTIONS_COUNTED } from '@hubbub/contracts/http'
import {
  type MentionCounts,
  type MentionFilter,
  type MentionRepository,
  type MentionStanding,
  type Scope,
  SPAM_FROM,
} from '@hubbub/domain'
import {
  aroundMentions,
  isFolded,
  isMention,
  meetsFilter,
  mentionsSaying,
  stateOf,
} from './mention-filter.ts'
import { type MentionRow, selectMentions, toMention } from './mention-rows.ts'
import { behind, toPage } from './place.ts'
import { countTaken, findTaken, listTaken } from './taken-mentions.ts'
import { firstRow, Prisma, rows, type Transaction, uuids } from './transaction.ts'

export function createMentionRepository(tx: Transaction, workspaceId: string): MentionRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    list: async (scope, query) =>
      query.state === 'taken'
        ? await listTaken(tx, w, scope, query)
        : await listMentions(tx, w, scope, query),
    counts: async (scope, filter) => await countMentions(tx, w, scope, filter),
    find: async (scope, id) => await findOpen(tx, w, scope, id),
    look: async (scope, id) => (await findOpen(tx, w, scope, id)) ?? (await findTaken(tx, w, scope, id)),
    lock: async (scope, ids) =>
      await rows<MentionStanding>(
        tx,
        Prisma.sql`SELECT m.id, ch.default_team_id AS "teamId", ${stateOf} AS state, m.version,
            ARRAY(SELECT l.label_id FROM mention_label l WHERE l.workspace_id = m.workspace_id AND l.message_id = m.id) AS "labelIds",
            (SELECT sc.spam FROM spam_correction sc WHERE sc.workspace_id = m.workspace_id AND sc.message_id = m.id AND sc.holds) AS "saidSpam"
          ${aroundMentions} WHERE ${isMention(w, scope)} AND m.id = ANY(${uuids(ids)})
          ORDER BY m.id FOR NO KEY UPDATE OF m`,
      ),
    mark: async (id, { state, labelIds, spam }, by) => {
      if (state !== undefined) await setState(tx, w, { id, state, ...by })
      if (labelIds !== undefined) await setLabels(tx, w, id, labelIds)
      if (spam !== undefined) await setSpam(tx, w, { id, spam, ...by })
      const row = await firstRow<{ version: number }>(
        tx,
        Prisma.sql`UPDATE message SET version = version + 1 WHERE workspace_id = ${w} AND id = ${id}::uuid RETURNING version`,
      )
      return row?.version ?? 0
    },
    forget: async (id) => {
      await tx.$executeRaw`DELETE FROM mention_mark WHERE workspace_id = ${w} AND message_id = ${id}::uuid`
      const labels = await rows<{ label_id: string }>(
        tx,
        Prisma.sql`DELETE FROM mention_label WHERE workspace_id = ${w} AND message_id = ${id}::uuid RETURNING label_id`,
      )
      const row = await firstRow<{ version: number }>(
        tx,
        Prisma.sql`UPDATE message SET version = version + 1 WHERE workspace_id = ${w} AND id = ${id}::uuid RETURNING version`,
      )
      return { labelIds: labels.map(({ label_id }) => label_id), version: row?.version ?? 0 }
    },
    question: async (id) => await readQuestion(tx, w, id),
    placeOf: async (id) =>
      await firstRow<{ channelId: string; conversationId: string | null }>(
        tx,
        Prisma.sql`SELECT channel_id AS "channelId", conversation_id AS "conversationId" FROM message
          WHERE workspace_id = ${w} AND id = ${id}::uuid AND kind = 'message' AND direction = 'in'`,
      ),
  }
}

async function findOpen(tx: Transaction, w: Prisma.Sql, scope: Scope, id: string) {
  const where = Prisma.sql`${isMention(w, scope)} AND m.id = ${id}::uuid`
  const row = await firstRow<MentionRow>(
    tx,
    selectMentions({ where, order: Prisma.empty, seen: isMention(w, scope) }),
  )
  return row === null ? null : toMention(row)
}

type ListQuery = Parameters<MentionRepository['list']>[1]

/** More than anybody pages through. */
const MOST_FOUND = 5_000

const among = (ids: readonly string[]) => Prisma.sql`m.id = ANY(${uuids(ids)})`

async function listMentions(
  tx: Transaction,
  w: Prisma.Sql,
  scope: Scope,
  { limit, after, q, ...filter }: ListQuery,
): ReturnType<MentionRepository['list']> {
  // What is found by words or by a query may be found without the first that said it.
  const folds = filter.repeats === 'folded' && q === undefined && filter.ids === undefined
  const fits = Prisma.sql`${isMention(w, scope)} AND ${meetsFilter(filter)} AND ${folds ? Prisma.sql`NOT ${isFolded(w, scope, filter)}` : Prisma.sql`true`}`
  const read = async (where: Prisma.Sql) =>
    await rows<MentionRow>(
      tx,
      selectMentions({
        where: Prisma.sql`${fits} AND ${where}`,
        order: Prisma.sql`ORDER BY m.sent_at DESC, m.id DESC LIMIT ${limit + 1}`,
        seen: isMention(w, scope),
      }),
    )
  const page = (found: readonly MentionRow[]) =>
    toPage(found.map(toMention), limit, ({ sentAt, id }) => [sentAt, id])
  if (q === undefined) return page(await read(behind(Prisma.sql`m.sent_at`, Prisma.sql`m.id`, after)))
  // Few are hidden or done; where many are, what is left is looked for among more.
  for (const most of [2 * limit, MOST_FOUND]) {
    const ids = await mentionsSaying(tx, { ...filter, q }, { most, after })
    const found = await read(among(ids))
    if (found.length > limit || ids.length < most || most === MOST_FOUND) return page(found)
  }
  return page([])
}

async function countMentions(
  tx: Transaction,
  w: Prisma.Sql,
  scope: Scope,
  { q, spam = 'with', ...filter }: Parameters<MentionRepository['counts']>[1],
): Promise<MentionCounts> {
  const asked = { ...filter, state: 'any' } as const
  const said =
    q === undefined
      ? Prisma.sql`true`
      : among(await mentionsSaying(tx, { ...asked, q }, { most: MENTIONS_COUNTED, after: null }))
  const folds = filter.repeats === 'folded' && q === undefined && filter.ids === undefined
  const where = Prisma.sql`${isMention(w, scope)} AND ${meetsFilter(asked)} AND ${said}`
  const counted = await rows<CountRow>(
    tx,
    Prisma.sql`SELECT n.state, n.language, n.spam, n.folded, count(*)::int AS count FROM (
        SELECT ${stateOf} AS state, i.language, m.spam, ${folds ? foldedOf(w, scope, { ...asked, spam }) : Prisma.sql`false`} AS folded
        ${aroundMentions} WHERE ${where} ORDER BY m.sent_at DESC, m.id DESC LIMIT ${MENTIONS_COUNTED}) n
      GROUP BY 1, 2, 3, 4`,
  )
  const taken = await countTaken(tx, w, scope, { ...filter, ...(q !== undefined && { q }) })
  return withTaken(toCounts(counted, spam), taken, spam)
}

/** Each state folds by itself, as its list does. */
const foldedOf = (w: Prisma.Sql, scope: Scope, filter: Omit<MentionFilter, 'q'>) =>
  Prisma.sql`CASE ${stateOf} WHEN 'open' THEN ${isFolded(w, scope, { ...filter, state: 'open' })}
    WHEN 'done' THEN ${isFolded(w, scope, { ...filter, state: 'done' })} ELSE ${isFolded(w, scope, { ...filter, state: 'hidden' })} END`

interface CountRow {
  state: MentionDecision
  language: string | null
  spam: boolean
  folded: boolean
  count: number
}

const none = (): Record<MentionState, number> => ({ open: 0, done: 0, hidden: 0, taken: 0 })

/** What is left out as spam counts as that alone. */
function toCounts(found: readonly CountRow[], spam: NonNullable<MentionFilter['spam']>): MentionCounts {
  const counts: MentionCounts = { ...none(), folded: none(), spam: none(), languages: {}, more: false }
  let all = 0
  for (const row of found) {
    all += row.count
    if (row.language !== null)
      counts.languages[row.language] = (counts.languages[row.language] ?? 0) + row.count
    if (spam === 'without' && row.spam) counts.spam[row.state] += row.count
    else if (spam === 'only' && !row.spam) continue
    else if (row.folded) counts.folded[row.state] += row.count
    else counts[row.state] += row.count
  }
  return { ...counts, more: all >= MENTIONS_COUNTED }
}

function withTaken(
  counts: MentionCounts,
  taken: Awaited<ReturnType<typeof countTaken>>,
  spam: NonNullable<MentionFilter['spam']>,
): MentionCounts {
  for (const row of taken) {
    if (spam === 'without' && row.spam) counts.spam.taken += row.count
    else if (spam !== 'only' || row.spam) counts.taken += row.count
  }
  return counts
}

interface SetState {
  id: string
  state: MentionDecision
  memberId: string | null
  now: Date
}

async function setState(
  tx: Transaction,
  w: Prisma.Sql,
  { id, state, memberId, now }: SetState,
): Promise<void> {
  if (state === 'open') {
    await tx.$executeRaw`DELETE FROM mention_mark WHERE workspace_id = ${w} AND message_id = ${id}::uuid`
    return
  }
  await tx.$executeRaw`INSERT INTO mention_mark (workspace_id, message_id, state, marked_by, marked_at)
    VALUES (${w}, ${id}::uuid, ${state}, ${memberId}::uuid, ${now.toISOString()}::timestamptz)
    ON CONFLICT (workspace_id, message_id) DO UPDATE SET state = excluded.state, marked_by = excluded.marked_by, marked_at = excluded.marked_at`
}

interface SetSpam {
  id: string
  spam: boolean | null
  memberId: string | null
  now: Date
}

/** Without anybody's word the rules hold. */
async function setSpam(tx: Transaction, w: Prisma.Sql, { id, spam, memberId, now }: SetSpam): Promise<void> {
  if (spam === null)
    await tx.$executeRaw`DELETE FROM spam_correction WHERE workspace_id = ${w} AND message_id = ${id}::uuid`
  else
    await tx.$executeRaw`INSERT INTO spam_correction (workspace_id, message_id, spam, corrected_by, corrected_at)
      VALUES (${w}, ${id}::uuid, ${spam}, ${memberId}::uuid, ${now.toISOString()}::timestamptz)
      ON CONFLICT (workspace_id, message_id) DO UPDATE SET spam = excluded.spam, holds = true, corrected_by = excluded.corrected_by,
        corrected_at = excluded.corrected_at`
  await tx.$executeRaw`UPDATE message m SET spam = coalesce(${spam}::boolean, (SELECT (i.spam ->> 'likelihood')::real >= ${SPAM_FROM}::real
      FROM message_insight i WHERE i.workspace_id = m.workspace_id AND i.message_id = m.id), false)
    WHERE m.workspace_id = ${w} AND m.id = ${id}::uuid`
}

async function setLabels(
  tx: Transaction,
  w: Prisma.Sql,
  id: string,
  labelIds: readonly string[],
): Promise<void> {
  await tx.$executeRaw`DELETE FROM mention_label WHERE workspace_id = ${w} AND message_id = ${id}::uuid AND NOT label_id = ANY(${uuids(labelIds)})`
  await tx.$executeRaw`INSERT INTO mention_label (workspace_id, message_id, label_id)
    SELECT ${w}, ${id}::uuid, wanted.id FROM unnest(${uuids(labelIds)}) AS wanted(id) ON CONFLICT DO NOTHING`
}

interface QuestionRow {
  channel_id: string
  kind: string
  settings: unknown
  account: ChannelAccount | null
  enabled: boolean
  brand: string
  blocked: boolean
  external_id: string
  author: Party
  post: unknown
  sent_at: Date
}

async function readQuestion(
  tx: Transaction,
  w: Prisma.Sql,
  id: string,
): ReturnType<MentionRepository['question']> {
  const row = await firstRow<QuestionRow>(
    tx,
    Prisma.sql`SELECT ch.id AS channel_id, ch.kind, ch.settings, ch.account, ch.enabled AND ch.deleted_at IS NULL AS enabled, b.name AS brand, ct.blocked_at IS NOT NULL AS blocked, m.external_id, m.author, m.meta -> 'post' AS post, m.sent_at
      FROM message m JOIN channel ch ON ch.workspace_id = m.workspace_id AND ch.id = m.channel_id
      JOIN brand b ON b.workspace_id = ch.workspace_id AND b.id = ch.brand_id
      LEFT JOIN contact_identity ci ON ci.workspace_id = m.workspace_id AND ci.kind = m.author ->> 'kind' AND ci.value = m.author ->> 'value'
      LEFT JOIN contact ct ON ct.workspace_id = m.workspace_id AND ct.id = ci.contact_id
      WHERE m.workspace_id = ${w} AND m.id = ${id}::uuid`,
  )
  if (row === null) return null
  const { author, sent_at: sentAt, channel_id, kind, settings, account, enabled, brand, blocked } = row
  const post = postMetaSchema.safeParse(row.post).data
  return {
    channel: { id: channel_id, kind, settings, account, enabled },
    brand,
    blocked,
    post: post === undefined ? null : { externalId: row.external_id, author, post },
    author,
    sentAt,
  }
}
