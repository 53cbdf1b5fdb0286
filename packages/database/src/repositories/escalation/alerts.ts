import type { AlertItem, EscalationRepository, NoticeAddress } from '@hubbub/domain'
import { firstRow, Prisma, rows, type Transaction, uuids } from '../transaction.ts'

type Alerts = Pick<
  EscalationRepository,
  'addNotices' | 'insertTest' | 'stopNotices' | 'reach' | 'claim' | 'settle'
>

interface OpenRow extends AlertItem {
  postId: string | null
  attempts: number
}

/** What single people are to be told, until it has left. */
export function createAlertRepository(tx: Transaction, workspaceId: string): Alerts {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    addNotices: async (id, notices) => {
      await tx.escalationNotice.createMany({
        data: notices.map(({ memberId, ...notice }) => ({
          workspaceId,
          escalationId: id,
          membershipId: memberId,
          createdAt: notice.sentAt ?? notice.notBefore,
          ...notice,
        })),
        skipDuplicates: true,
      })
    },
    insertTest: async ({ id, escalationId, memberId, way, wayId }) => {
      await tx.$executeRaw`INSERT INTO escalation (workspace_id, id, subject_kind, subject_id, severity, title, reasons, steps, repeat,
          state, started_by, started_at, ended_at)
        VALUES (${w}, ${escalationId}::uuid, 'test', ${escalationId}::uuid, 'low', 'A test: alerts for you arrive here', '{}', '[]', 0,
          'resolved', '', clock_timestamp(), clock_timestamp())`
      await tx.$executeRaw`INSERT INTO escalation_notice (workspace_id, id, escalation_id, membership_id, turn, step, round, way, way_id,
          state, not_before, created_at)
        VALUES (${w}, ${id}::uuid, ${escalationId}::uuid, ${memberId}::uuid, 1, 0, 0, ${way}, ${wayId}::uuid, 'waiting',
          clock_timestamp(), clock_timestamp())`
    },
    stopNotices: async (id) => {
      await tx.$executeRaw`UPDATE escalation_notice SET state = 'stopped'
        WHERE workspace_id = ${w} AND escalation_id = ${id}::uuid AND state IN ('waiting', 'held')`
    },
    reach: async (id, turn) => {
      const row = await firstRow<{ sent: number; seen: number; pending: number }>(
        tx,
        Prisma.sql`SELECT count(*) FILTER (WHERE way <> 'in-app' AND state = 'sent')::int AS sent,
            count(*) FILTER (WHERE way = 'in-app' AND seen_at IS NOT NULL)::int AS seen,
            count(*) FILTER (WHERE state IN ('waiting', 'held', 'sending'))::int AS pending
          FROM escalation_notice WHERE workspace_id = ${w} AND escalation_id = ${id}::uuid
            AND (${turn}::int IS NULL OR turn = ${turn}::int)`,
      )
      return row ?? { sent: 0, seen: 0, pending: 0 }
    },
    claim: async ({ memberId, way, wayId }, { postId, leaseMs, max }) => {
      const open = await rows<OpenRow>(tx, dueNotices(w, { memberId, way, wayId, max }))
      const [first] = open
      if (first === undefined) return null
      // What was tried before goes first, unchanged and under the same id.
      const taken = open.filter((row) => row.postId === first.postId)
      const post = first.postId ?? postId
      const ids = taken.map(({ noticeId }) => noticeId)
      await tx.$executeRaw`UPDATE escalation_notice SET state = 'sending', post_id = ${post}::uuid, attempts = attempts + 1,
          lease_until = clock_timestamp() + make_interval(secs => ${leaseMs / 1000}::float8)
        WHERE workspace_id = ${w} AND id = ANY (${uuids(ids)})`
      const items = taken.map(({ postId: _post, attempts: _attempts, ...item }) => item)
      return { postId: post, attempts: first.attempts + 1, items }
    },
    settle: async (postId, end) => {
      const set =
        end.kind === 'sent'
          ? Prisma.sql`state = 'sent', sent_at = clock_timestamp(), receipt = ${end.receipt}, error = NULL`
          : Prisma.sql`state = ${end.againInMs === null ? 'failed' : 'waiting'}, error = ${end.error},
              not_before = clock_timestamp() + make_interval(secs => ${(end.againInMs ?? 0) / 1000}::float8)`
      return await rows<{ id: string; turn: number }>(
        tx,
        Prisma.sql`WITH done AS (
            UPDATE escalation_notice SET lease_until = NULL, ${set}
            WHERE workspace_id = ${w} AND post_id = ${postId}::uuid AND state = 'sending' RETURNING escalation_id, turn
          ) SELECT escalation_id AS id, max(turn)::int AS turn FROM done GROUP BY 1 ORDER BY 1`,
      )
    },
  }
}

/** What a person is to be told now by one of their ways, with the end of its ladder where it tells of that; locked. */
const dueNotices = (w: Prisma.Sql, { memberId, way, wayId, max }: NoticeAddress & { max: number }) =>
  Prisma.sql`SELECT n.id AS "noticeId", n.escalation_id AS "escalationId", CASE WHEN k.kind IS NULL THEN e.severity ELSE 'critical' END AS severity,
            k.kind AS ending, e.title, e.reasons, e.path,
            n.step + 1 AS step, jsonb_array_length(e.steps) AS steps, e.started_at AS "startedAt", n.post_id AS "postId", n.attempts,
            e.state IN ('open', 'exhausted') AS open
          FROM escalation_notice n JOIN escalation e ON e.workspace_id = n.workspace_id AND e.id = n.escalation_id
          LEFT JOIN escalation_entry k ON k.workspace_id = n.workspace_id AND k.escalation_id = n.escalation_id AND k.turn = n.turn
            AND k.kind IN ('nobody-acknowledged', 'nobody-reached')
          WHERE n.workspace_id = ${w} AND n.membership_id = ${memberId}::uuid AND n.way = ${way}
            AND n.way_id IS NOT DISTINCT FROM ${wayId}::uuid AND n.state IN ('waiting', 'held', 'sending')
            AND n.not_before <= clock_timestamp() AND (n.state <> 'sending' OR n.lease_until <= clock_timestamp())
          ORDER BY n.post_id NULLS LAST, n.not_before, n.id LIMIT ${max}::int FOR UPDATE OF n SKIP LOCKED`
