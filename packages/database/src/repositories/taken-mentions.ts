import type { Mention } from '@hubbub/contracts'
import { MENTIONS_COUNTED } from '@hubbub/contracts/http'
import type { MentionFilter, MentionRepository, Scope } from '@hubbub/domain'
import { aroundMentions, isMention, isTaken, meetsFilter, takenInto } from './mention-filter.ts'
import { type MentionRow, selectMentions, toMention } from './mention-rows.ts'
import { behind, toPage } from './place.ts'
import { firstRow, Prisma, rows, type Transaction } from './transaction.ts'

/** The newest messages that hold the words are looked through. */
const MOST_SAYING = 2_000

const says = (q: string | undefined) =>
  q === undefined
    ? Prisma.sql`true`
    : Prisma.sql`m.id IN (SELECT h.message_id FROM hubbub_match_messages(${q}, ${MOST_SAYING}::int) h)`

/** Mentions that somebody took into a conversation, with what is done about them there. Each stands by itself. */
export async function listTaken(
  tx: Transaction,
  w: Prisma.Sql,
  scope: Scope,
  { limit, after, q, ...filter }: Parameters<MentionRepository['list']>[1],
): ReturnType<MentionRepository['list']> {
  const found = await rows<MentionRow>(
    tx,
    selectMentions({
      taken: true,
      where: Prisma.sql`${isTaken(w, scope)} AND ${meetsFilter({ ...filter, state: 'taken' })} AND ${says(q)}
        AND ${behind(Prisma.sql`m.sent_at`, Prisma.sql`m.id`, after)}`,
      order: Prisma.sql`ORDER BY m.sent_at DESC, m.id DESC LIMIT ${limit + 1}`,
      seen: isMention(w, scope),
    }),
  )
  return toPage(found.map(toMention), limit, ({ sentAt, id }) => [sentAt, id])
}

export async function countTaken(
  tx: Transaction,
  w: Prisma.Sql,
  scope: Scope,
  { q, ...filter }: Omit<MentionFilter, 'state'>,
): Promise<{ spam: boolean; count: number }[]> {
  return await rows<{ spam: boolean; count: number }>(
    tx,
    Prisma.sql`SELECT n.spam, count(*)::int AS count FROM (
        SELECT m.spam ${aroundMentions} ${takenInto}
        WHERE ${isTaken(w, scope)} AND ${meetsFilter({ ...filter, state: 'taken' })} AND ${says(q)}
        ORDER BY m.sent_at DESC, m.id DESC LIMIT ${MENTIONS_COUNTED}) n
      GROUP BY 1`,
  )
}

export async function findTaken(
  tx: Transaction,
  w: Prisma.Sql,
  scope: Scope,
  id: string,
): Promise<Mention | null> {
  const where = Prisma.sql`${isTaken(w, scope)} AND m.id = ${id}::uuid`
  const row = await firstRow<MentionRow>(
    tx,
    selectMentions({ taken: true, where, order: Prisma.empty, seen: isMention(w, scope) }),
  )
  return row === null ? null : toMention(row)
}
