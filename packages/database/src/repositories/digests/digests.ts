import { type Digest, digestContentSchema } from '@hubbub/contracts'
import type { ClaimedIssue, DigestRepository, IssuePatch, IssueState, KeptDigest } from '@hubbub/domain'
import { behind, toPage } from '../place.ts'
import { firstRow, Prisma, rows, type Transaction, uuids } from '../transaction.ts'

type ShownRow = Omit<Digest, 'from' | 'to' | 'mail'> & { from: Date; to: Date; state: IssueState }

const mails: Record<IssueState, Digest['mail']> = {
  waiting: 'waiting',
  mailing: 'waiting',
  sending: 'waiting',
  sent: 'sent',
  kept: 'none',
  nothing: 'none',
  failed: 'failed',
  uncertain: 'uncertain',
}

const toDigest = ({ from, to, state, ...row }: ShownRow): Digest => ({
  ...row,
  content: digestContentSchema.parse(row.content),
  from: from.toISOString(),
  to: to.toISOString(),
  mail: mails[state],
})

const iso = (at: Date | null) => Prisma.sql`${at?.toISOString() ?? null}::timestamptz`

/** What was found, told to each person by their own rhythm. */
export function createDigestRepository(tx: Transaction, workspaceId: string): DigestRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  const kept = async (where: Prisma.Sql) =>
    await firstRow<KeptDigest>(
      tx,
      Prisma.sql`SELECT membership_id AS "memberId", enabled, rhythm, time, time_zone AS "timeZone", monitor_ids AS "monitorIds",
          brand_ids AS "brandIds", by_mail AS "byMail", tell_calm AS "tellCalm", told_to AS "toldTo", next_at AS "nextAt"
        FROM digest WHERE workspace_id = ${w} AND ${where}`,
    )
  const shown = async (memberId: string, where: Prisma.Sql, limit: number) =>
    (
      await rows<ShownRow>(
        tx,
        Prisma.sql`SELECT id, from_at AS "from", to_at AS "to", time_zone AS "timeZone", periods, calm, state, error, content
          FROM digest_issue WHERE workspace_id = ${w} AND membership_id = ${memberId}::uuid AND content IS NOT NULL AND ${where}
          ORDER BY to_at DESC, id DESC LIMIT ${limit}::int`,
      )
    ).map(toDigest)
  return {
    find: async (memberId) => await kept(Prisma.sql`membership_id = ${memberId}::uuid`),
    lock: async (memberId) => await kept(Prisma.sql`membership_id = ${memberId}::uuid FOR UPDATE`),
    lockDue: async (memberId) =>
      await kept(
        Prisma.sql`membership_id = ${memberId}::uuid AND enabled AND next_at <= clock_timestamp() FOR UPDATE SKIP LOCKED`,
      ),
    save: async ({ memberId, ...one }) => {
      await tx.$executeRaw`INSERT INTO digest (workspace_id, membership_id, enabled, rhythm, time, time_zone, monitor_ids, brand_ids,
          by_mail, tell_calm, told_to, next_at)
        VALUES (${w}, ${memberId}::uuid, ${one.enabled}, ${JSON.stringify(one.rhythm)}::jsonb, ${one.time}, ${one.timeZone},
          ${uuids(one.monitorIds)}, ${uuids(one.brandIds)}, ${one.byMail}, ${one.tellCalm}, ${iso(one.toldTo)}, ${iso(one.nextAt)})
        ON CONFLICT (workspace_id, membership_id) DO UPDATE SET enabled = excluded.enabled, rhythm = excluded.rhythm,
          time = excluded.time, time_zone = excluded.time_zone, monitor_ids = excluded.monitor_ids, brand_ids = excluded.brand_ids,
          by_mail = excluded.by_mail, tell_calm = excluded.tell_calm, told_to = excluded.told_to, next_at = excluded.next_at`
    },
    note: async (memberId, { toldTo, nextAt }) => {
      await tx.$executeRaw`UPDATE digest SET told_to = ${iso(toldTo)}, next_at = ${iso(nextAt)}
        WHERE workspace_id = ${w} AND membership_id = ${memberId}::uuid`
    },
    insertIssue: async ({ id, memberId, from, to, timeZone, periods, nextAt }) =>
      (await tx.$executeRaw`INSERT INTO digest_issue (workspace_id, id, membership_id, from_at, to_at, time_zone, periods, next_at)
        VALUES (${w}, ${id}::uuid, ${memberId}::uuid, ${iso(from)}, ${iso(to)}, ${timeZone}, ${periods}::int, ${iso(nextAt)})
        ON CONFLICT DO NOTHING`) > 0,
    claimIssue: async (id, leaseSeconds) => {
      const row = await firstRow<ClaimedIssue>(
        tx,
        Prisma.sql`UPDATE digest_issue SET next_at = clock_timestamp() + make_interval(secs => ${leaseSeconds}::float8)
          WHERE workspace_id = ${w} AND id = ${id}::uuid AND next_at <= clock_timestamp()
          RETURNING id, membership_id AS "memberId", from_at AS "from", to_at AS "to", time_zone AS "timeZone", periods, state,
            attempts, content, calm, next_at AS lease`,
      )
      return row && { ...row, content: row.content && digestContentSchema.parse(row.content) }
    },
    settleIssue: async ({ id, lease }, patch) =>
      (await tx.$executeRaw`UPDATE digest_issue SET ${Prisma.join(changes(patch))}
        WHERE workspace_id = ${w} AND id = ${id}::uuid AND next_at = ${iso(lease)}`) > 0,
    forgetIssues: async (memberId, keep) => {
      await tx.$executeRaw`DELETE FROM digest_issue WHERE workspace_id = ${w} AND membership_id = ${memberId}::uuid AND next_at IS NULL
        AND id NOT IN (SELECT id FROM digest_issue WHERE workspace_id = ${w} AND membership_id = ${memberId}::uuid
          ORDER BY content IS NULL, to_at DESC LIMIT ${keep}::int)`
    },
    list: async (memberId, { after, limit }) =>
      toPage(
        await shown(memberId, behind(Prisma.sql`to_at`, Prisma.sql`id`, after), limit + 1),
        limit,
        ({ to, id }) => [to, id],
      ),
    findIssue: async (memberId, id) => (await shown(memberId, Prisma.sql`id = ${id}::uuid`, 1))[0] ?? null,
    now: async () => {
      const row = await firstRow<{ now: Date }>(tx, Prisma.sql`SELECT clock_timestamp() AS now`)
      return row?.now ?? new Date()
    },
  }
}

const changes = ({ state, attempts, error, content, calm, nextAt }: IssuePatch) => [
  Prisma.sql`attempts = ${attempts === undefined ? Prisma.sql`attempts` : Prisma.sql`${attempts}::int`}`,
  ...(state === undefined ? [] : [Prisma.sql`state = ${state}`]),
  ...(error === undefined ? [] : [Prisma.sql`error = ${error}`]),
  ...(content === undefined ? [] : [Prisma.sql`content = ${JSON.stringify(content)}::jsonb`]),
  ...(calm === undefined ? [] : [Prisma.sql`calm = ${calm}`]),
  ...(nextAt === undefined ? [] : [Prisma.sql`next_at = ${iso(nextAt)}`]),
]
