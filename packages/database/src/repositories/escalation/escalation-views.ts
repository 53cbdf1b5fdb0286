import type { Escalation, EscalationEntry, EscalationNotice, OwnAlert } from '@hubbub/contracts'
import type { EscalationRepository } from '@hubbub/domain'
import { firstRow, Prisma, rows, type Transaction, uuids } from '../transaction.ts'

type Views = Pick<EscalationRepository, 'find' | 'detail' | 'list' | 'ownAlerts' | 'markSeen'>

type Dates = 'nextAt' | 'acknowledgedAt' | 'startedAt' | 'endedAt'
interface EscalationRow extends Omit<Escalation, Dates | 'policy'> {
  policyId: string | null
  policyName: string | null
  nextAt: Date | null
  acknowledgedAt: Date | null
  startedAt: Date
  endedAt: Date | null
}
interface AlertRow extends EscalationRow {
  toldAt: Date
  seen: boolean
}
type EntryRow = Omit<EscalationEntry, 'at'> & { at: Date }
interface NoticeRow extends Omit<EscalationNotice, 'member' | 'notBefore' | 'sentAt' | 'seenAt'> {
  memberId: string
  memberName: string
  notBefore: Date
  sentAt: Date | null
  seenAt: Date | null
}

const columns = Prisma.sql`e.id, e.subject_kind AS "subjectKind", e.subject_id AS "subjectId", e.severity, e.title, e.reasons, e.path,
  e.policy_id AS "policyId", e.policy_name AS "policyName", e.state, e.step, jsonb_array_length(e.steps) AS steps, e.round,
  e.repeat + 1 AS rounds, e.next_at AS "nextAt", e.acknowledged_by AS "acknowledgedBy", e.acknowledged_at AS "acknowledgedAt",
  e.started_at AS "startedAt", e.started_by AS "startedBy", e.ended_at AS "endedAt", e.version`

function toEscalation({ policyId, policyName, ...row }: EscalationRow): Escalation {
  return {
    ...row,
    policy: policyId === null ? null : { id: policyId, name: policyName ?? '' },
    nextAt: row.nextAt?.toISOString() ?? null,
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  }
}

const toNotice = ({ memberId, memberName, ...row }: NoticeRow): EscalationNotice => ({
  ...row,
  member: { id: memberId, name: memberName },
  notBefore: row.notBefore.toISOString(),
  sentAt: row.sentAt?.toISOString() ?? null,
  seenAt: row.seenAt?.toISOString() ?? null,
})

/** Escalations as people see them. */
export function createEscalationViews(tx: Transaction, workspaceId: string): Views {
  const w = Prisma.sql`${workspaceId}::uuid`
  const find = async (id: string) => {
    const row = await firstRow<EscalationRow>(
      tx,
      Prisma.sql`SELECT ${columns} FROM escalation e WHERE e.workspace_id = ${w} AND e.id = ${id}::uuid`,
    )
    return row === null ? null : toEscalation(row)
  }
  return {
    find,
    detail: async (id) => {
      const escalation = await find(id)
      if (escalation === null) return null
      const entries = await rows<EntryRow>(
        tx,
        Prisma.sql`SELECT id, at, kind, by, turn, step, round, text FROM escalation_entry
          WHERE workspace_id = ${w} AND escalation_id = ${id}::uuid ORDER BY at, id`,
      )
      const notices = await rows<NoticeRow>(
        tx,
        Prisma.sql`SELECT n.id, n.membership_id AS "memberId", m.name AS "memberName", n.turn, n.step, n.round, n.way, n.state,
            n.not_before AS "notBefore", n.sent_at AS "sentAt", n.seen_at AS "seenAt", n.receipt, n.error
          FROM escalation_notice n JOIN membership m ON m.workspace_id = n.workspace_id AND m.id = n.membership_id
          WHERE n.workspace_id = ${w} AND n.escalation_id = ${id}::uuid ORDER BY n.turn, lower(m.name), n.way, n.id`,
      )
      return {
        ...escalation,
        entries: entries.map((entry) => ({ ...entry, at: entry.at.toISOString() })),
        notices: notices.map(toNotice),
      }
    },
    list: async ({ open, subject, before, limit }) => {
      const conditions = [
        Prisma.sql`e.workspace_id = ${w} AND e.subject_kind <> 'test'`,
        ...(open === null ? [] : [Prisma.sql`(e.state <> 'resolved') = ${open}`]),
        ...(subject === null
          ? []
          : [Prisma.sql`e.subject_kind = ${subject.kind} AND e.subject_id = ${subject.id}::uuid`]),
        ...(before === null
          ? []
          : [
              Prisma.sql`(e.started_at, e.id) < (${before.startedAt.toISOString()}::timestamptz, ${before.id}::uuid)`,
            ]),
      ]
      const found = await rows<EscalationRow>(
        tx,
        Prisma.sql`SELECT ${columns} FROM escalation e WHERE ${Prisma.join(conditions, ' AND ')}
          ORDER BY e.started_at DESC, e.id DESC LIMIT ${limit}::int`,
      )
      return found.map(toEscalation)
    },
    ownAlerts: async (memberId, limit) => {
      const found = await rows<AlertRow>(
        tx,
        Prisma.sql`SELECT ${columns}, own.told_at AS "toldAt", own.seen FROM (
            SELECT escalation_id, max(created_at) AS told_at, bool_and(seen_at IS NOT NULL) AS seen FROM escalation_notice
            WHERE workspace_id = ${w} AND membership_id = ${memberId}::uuid AND way = 'in-app'
            GROUP BY 1 ORDER BY 2 DESC LIMIT ${limit}::int
          ) own JOIN escalation e ON e.workspace_id = ${w} AND e.id = own.escalation_id ORDER BY own.told_at DESC, e.id`,
      )
      return found.map(({ toldAt, seen, ...row }): OwnAlert => ({
        escalation: toEscalation(row),
        toldAt: toldAt.toISOString(),
        seen,
      }))
    },
    markSeen: async (memberId, ids) => {
      const which = ids === null ? Prisma.empty : Prisma.sql`AND escalation_id = ANY (${uuids(ids)})`
      return await tx.$executeRaw`UPDATE escalation_notice SET seen_at = clock_timestamp()
        WHERE workspace_id = ${w} AND membership_id = ${memberId}::uuid AND way = 'in-app' AND seen_at IS NULL ${which}`
    },
  }
}
