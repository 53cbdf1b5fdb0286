import type { NoticeBundle, NoticeRepository } from '@hubbub/domain'
import { firstRow, Prisma, rows, type Transaction } from './transaction.ts'

type Posts = Pick<NoticeRepository, 'add' | 'lastState' | 'claim' | 'settle'>

interface OpenRow {
  id: string
  words: string
  path: string | null
  postId: string | null
  claimedUntil: Date | null
  at: Date
}

/** What is to be told in a place, until it is. */
export function createNoticePostsRepository(tx: Transaction, workspaceId: string): Posts {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    add: async (placeId, notices) => {
      if (notices.length === 0) return 0
      const { count } = await tx.notice.createMany({
        data: notices.map((notice) => ({ workspaceId, placeId, ...notice })),
        skipDuplicates: true,
      })
      return count
    },
    lastState: async (placeId, subject) => {
      const row = await firstRow<{ state: string | null }>(
        tx,
        Prisma.sql`SELECT state FROM notice
          WHERE workspace_id = ${w} AND place_id = ${placeId}::uuid AND subject = ${subject} AND state IS NOT NULL
          ORDER BY at DESC, id DESC LIMIT 1`,
      )
      return row?.state ?? null
    },
    claim: async (placeId, { postId, now, until, saidBefore, max }) => {
      // Whoever else is at this place waits here, and then sees what was taken.
      await tx.$executeRaw`SELECT FROM notice_place WHERE workspace_id = ${w} AND id = ${placeId}::uuid FOR UPDATE`
      const open = await rows<OpenRow>(
        tx,
        Prisma.sql`SELECT id, words, path, post_id AS "postId", claimed_until AS "claimedUntil", at FROM notice
          WHERE workspace_id = ${w} AND place_id = ${placeId}::uuid AND posted_at IS NULL ORDER BY post_id NULLS LAST, at, id LIMIT ${max}::int`,
      )
      const bundle = choose(open, { postId, now, saidBefore })
      if (bundle === null) return null
      await tx.notice.updateMany({
        where: { workspaceId, id: { in: bundle.rows.map(({ id }) => id) } },
        data: { postId: bundle.postId, claimedUntil: until },
      })
      const notices = bundle.rows.map(({ words, path }) => ({ words, path }))
      return { postId: bundle.postId, again: bundle.again, notices } satisfies NoticeBundle
    },
    settle: async (placeId, postId, end) => {
      const ended = Prisma.sql`workspace_id = ${w} AND place_id = ${placeId}::uuid AND post_id = ${postId}::uuid`
      const [at, rests] = [end.at.toISOString(), end.restsUntil.toISOString()]
      const before = await firstRow<{ lastError: string | null }>(
        tx,
        Prisma.sql`SELECT last_error AS "lastError" FROM notice_place WHERE workspace_id = ${w} AND id = ${placeId}::uuid FOR UPDATE`,
      )
      if (end.kind === 'posted') {
        await tx.$executeRaw`UPDATE notice SET posted_at = ${at}::timestamptz, claimed_until = NULL WHERE ${ended}`
        await tx.$executeRaw`UPDATE notice_place SET last_posted_at = ${at}::timestamptz, last_error = NULL, failures = 0,
            rests_until = ${rests}::timestamptz WHERE workspace_id = ${w} AND id = ${placeId}::uuid`
        return before?.lastError != null
      }
      await tx.$executeRaw`UPDATE notice SET claimed_until = NULL WHERE ${ended} AND posted_at IS NULL`
      await tx.$executeRaw`UPDATE notice_place SET last_failed_at = ${at}::timestamptz, last_error = ${end.error}, failures = failures + 1,
          rests_until = GREATEST(${rests}::timestamptz, ${at}::timestamptz + make_interval(secs => LEAST(600, 5 * power(2, LEAST(failures, 8)))))
          WHERE workspace_id = ${w} AND id = ${placeId}::uuid`
      return before?.lastError !== end.error
    },
  }
}

/** What was left in the middle goes first, unchanged, so that the place can tell it is the same. */
function choose(
  open: readonly OpenRow[],
  { postId, now, saidBefore }: { postId: string; now: Date; saidBefore: Date },
): { postId: string; again: boolean; rows: OpenRow[] } | null {
  const begun = open.find((row) => row.postId !== null)
  if (begun !== undefined) {
    if (begun.claimedUntil !== null && begun.claimedUntil > now) return null
    return {
      postId: begun.postId ?? postId,
      again: true,
      rows: open.filter((row) => row.postId === begun.postId),
    }
  }
  // What comes within moments is told together.
  const [first] = open
  if (first === undefined || first.at > saidBefore) return null
  return { postId, again: false, rows: [...open] }
}
