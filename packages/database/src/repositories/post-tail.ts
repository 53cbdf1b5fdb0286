import { type Party, postMetaSchema, type PostRef } from '@hubbub/contracts'
import type { ThreadTail } from '@hubbub/domain'
import { firstRow, Prisma, type Transaction } from './transaction.ts'

interface PostRow {
  id: string
  external_id: string
  author: Party
  post: unknown
  sent_at: Date
  root: string | null
  channel_id: string
}

/** What a reply to posts needs to know. @param said which messages `m` of the thread count. */
export async function readPostTail(
  tx: Transaction,
  w: Prisma.Sql,
  said: Prisma.Sql,
): Promise<ThreadTail['posts']> {
  const row = await firstRow<PostRow>(
    tx,
    Prisma.sql`SELECT m.id, m.external_id, m.author, m.meta -> 'post' AS post, m.sent_at, m.thread -> 'parentRefs' ->> -1 AS root, m.channel_id
      FROM message m WHERE ${said} AND m.meta ? 'post' AND m.direction = 'in'
      ORDER BY m.meta -> 'post' ->> 'deletedAt' IS NULL DESC, m.automatic, m.sent_at DESC, m.id DESC LIMIT 1`,
  )
  if (row !== null) {
    const ref = toRef(row)
    const last = ref === null ? null : { messageId: row.id, ref, sentAt: row.sent_at }
    return { last, root: await findRoot(tx, w, row), addressee: null }
  }
  const ours = await firstRow<{ to: Party | null }>(
    tx,
    Prisma.sql`SELECT m.meta -> 'post' -> 'to' -> 0 AS to FROM message m WHERE ${said} AND m.meta ? 'post'
      ORDER BY m.sent_at DESC, m.id DESC LIMIT 1`,
  )
  return { last: null, root: null, addressee: ours?.to ?? null }
}

async function findRoot(
  tx: Transaction,
  w: Prisma.Sql,
  { root, external_id, channel_id }: PostRow,
): Promise<PostRef | null> {
  if (root === null || root === external_id) return null
  const row = await firstRow<Pick<PostRow, 'external_id' | 'author' | 'post'>>(
    tx,
    Prisma.sql`SELECT m.external_id, m.author, m.meta -> 'post' AS post FROM message m
      WHERE m.workspace_id = ${w} AND m.channel_id = ${channel_id}::uuid AND m.external_id = ${root}`,
  )
  return row === null ? null : toRef(row)
}

function toRef({
  external_id,
  author,
  post,
}: Pick<PostRow, 'external_id' | 'author' | 'post'>): PostRef | null {
  const parsed = postMetaSchema.safeParse(post)
  return parsed.success ? { externalId: external_id, author, post: parsed.data } : null
}
