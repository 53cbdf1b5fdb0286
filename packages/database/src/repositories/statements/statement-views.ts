import type {
  ApprovalState,
  AskedPerson,
  Ref,
  StatementApproval,
  StatementContent,
  StatementTemplate,
  StatementVersion,
} from '@hubbub/contracts'
import type { ReadPublication, ReadStatement, StatementRepository } from '@hubbub/domain'
import { Prisma, rows, type Transaction, uuids } from '../transaction.ts'

type Views = Pick<StatementRepository, 'templates' | 'listOf' | 'find'>

/** Statements and templates as people see them. */
export function createStatementViews(tx: Transaction, workspaceId: string): Views {
  const w = Prisma.sql`${workspaceId}::uuid`
  const read = async (where: Prisma.Sql) => {
    const found = await rows<StatementRow>(
      tx,
      Prisma.sql`SELECT id, incident_id AS "incidentId", title, scenario, created_by AS "createdBy", created_at AS "createdAt", version
        FROM statement WHERE workspace_id = ${w} AND incident_id IS NOT NULL AND ${where} ORDER BY created_at DESC, id DESC`,
    )
    const ids = found.map(({ id }) => id)
    const parts = await readParts(tx, w, ids)
    return found.map(({ createdAt, ...row }): ReadStatement => ({
      ...row,
      createdAt: createdAt.toISOString(),
      versions: parts.versions.filter(({ statementId }) => statementId === row.id).map(toVersion),
      approvals: parts.approvals
        .filter(({ statementId }) => statementId === row.id)
        .map((approval) => toApproval(approval, parts.people)),
      publications: parts.publications.filter(({ statementId }) => statementId === row.id).map(toPublication),
    }))
  }
  return {
    templates: async () =>
      (
        await rows<TemplateRow>(
          tx,
          Prisma.sql`SELECT s.id, s.title, s.scenario, v.content, v.author_name AS "updatedBy", v.at AS "updatedAt", s.version
            FROM statement s JOIN statement_version v ON v.workspace_id = s.workspace_id AND v.statement_id = s.id AND v.number = s.number
            WHERE s.workspace_id = ${w} AND s.incident_id IS NULL ORDER BY s.title, s.id`,
        )
      ).map(({ updatedAt, ...row }): StatementTemplate => ({
        ...row,
        shipped: false,
        updatedAt: updatedAt.toISOString(),
      })),
    listOf: async (incidentId) => await read(Prisma.sql`incident_id = ${incidentId}::uuid`),
    find: async (id) => (await read(Prisma.sql`id = ${id}::uuid`))[0] ?? null,
  }
}

interface StatementRow extends Pick<
  ReadStatement,
  'id' | 'incidentId' | 'title' | 'scenario' | 'createdBy' | 'version'
> {
  createdAt: Date
}
interface TemplateRow extends Omit<StatementTemplate, 'shipped' | 'updatedAt'> {
  updatedAt: Date
}
interface VersionRow {
  statementId: string
  number: number
  content: StatementContent
  author: Ref
  at: Date
}
interface ApprovalRow {
  statementId: string
  id: string
  number: number
  state: ApprovalState
  askedBy: Ref
  askedAt: Date
  note: string
  approver: Ref
  backup: Ref | null
  waitSeconds: number
  validMinutes: number
  decidedBy: Ref | null
  decidedAt: Date | null
  reason: string
  approvedNumber: number | null
  expiresAt: Date | null
}
type PersonRow = Omit<AskedPerson, 'toldAt' | 'seenAt' | 'role'> & {
  approvalId: string
  toldAt: Date | null
  seenAt: Date | null
}
type PublicationRow = Omit<ReadPublication, 'at' | 'sentAt'> & {
  statementId: string
  at: Date
  sentAt: Date | null
}

async function readParts(tx: Transaction, w: Prisma.Sql, ids: readonly string[]) {
  const of = Prisma.sql`workspace_id = ${w} AND statement_id = ANY (${uuids(ids)})`
  const versions = await rows<VersionRow>(
    tx,
    Prisma.sql`SELECT statement_id AS "statementId", number, content, jsonb_build_object('id', author_id, 'name', author_name) AS author, at
      FROM statement_version WHERE ${of} ORDER BY number`,
  )
  const approvals = await rows<ApprovalRow>(
    tx,
    Prisma.sql`SELECT a.statement_id AS "statementId", a.id, a.number, a.state, jsonb_build_object('id', a.asked_by_id, 'name', a.asked_by) AS "askedBy",
        a.asked_at AS "askedAt", a.note, jsonb_build_object('id', a.approver_id, 'name', coalesce(p.name, '')) AS approver,
        CASE WHEN a.backup_id IS NOT NULL THEN jsonb_build_object('id', a.backup_id, 'name', coalesce(b.name, '')) END AS backup,
        a.wait_seconds AS "waitSeconds", a.valid_minutes AS "validMinutes",
        CASE WHEN a.decided_by_id IS NOT NULL THEN jsonb_build_object('id', a.decided_by_id, 'name', a.decided_by) END AS "decidedBy",
        a.decided_at AS "decidedAt", a.reason, a.approved_number AS "approvedNumber", a.expires_at AS "expiresAt"
      FROM (SELECT * FROM statement_approval WHERE ${of}) a
      LEFT JOIN membership p ON p.workspace_id = a.workspace_id AND p.id = a.approver_id
      LEFT JOIN membership b ON b.workspace_id = a.workspace_id AND b.id = a.backup_id
      ORDER BY a.asked_at DESC, a.id DESC`,
  )
  const publications = await rows<PublicationRow>(
    tx,
    Prisma.sql`SELECT p.statement_id AS "statementId", p.id, p.approval_id AS "approvalId", p.number, p.channel, p.language, p.message_id AS "messageId",
        p.by, p.at, p.sent_at AS "sentAt", CASE WHEN p.sent_at IS NOT NULL THEN m.external_id END AS "externalId"
      FROM (SELECT * FROM statement_publication WHERE ${of}) p
      LEFT JOIN message m ON m.workspace_id = p.workspace_id AND m.id = p.message_id
      ORDER BY p.at, p.id`,
  )
  return { versions, approvals, publications, people: await readPeople(tx, w, approvals) }
}

/** Whom the ladder has told, by which ways, and who had it before them. */
async function readPeople(
  tx: Transaction,
  w: Prisma.Sql,
  approvals: readonly ApprovalRow[],
): Promise<PersonRow[]> {
  if (approvals.length === 0) return []
  return await rows<PersonRow>(
    tx,
    Prisma.sql`SELECT a.id AS "approvalId", jsonb_build_object('id', m.id, 'name', m.name) AS member, told.at AS "toldAt",
        coalesce(told.ways, '[]') AS ways, least(told.seen_at, r.at) AS "seenAt"
      FROM statement_approval a
      LEFT JOIN escalation e ON e.workspace_id = a.workspace_id AND e.subject_kind = 'statement' AND e.subject_id = a.id
      JOIN membership m ON m.workspace_id = a.workspace_id AND (m.id IN (a.approver_id, a.backup_id)
        OR EXISTS (SELECT FROM escalation_notice n WHERE n.workspace_id = e.workspace_id AND n.escalation_id = e.id AND n.membership_id = m.id))
      LEFT JOIN LATERAL (
        SELECT min(n.created_at) AS at, min(n.seen_at) AS seen_at,
          jsonb_agg(jsonb_build_object('way', n.way, 'state', n.state, 'error', n.error) ORDER BY n.turn, n.way) AS ways
        FROM escalation_notice n WHERE n.workspace_id = e.workspace_id AND n.escalation_id = e.id AND n.membership_id = m.id
      ) told ON true
      LEFT JOIN statement_receipt r ON r.workspace_id = a.workspace_id AND r.approval_id = a.id AND r.membership_id = m.id
      WHERE a.workspace_id = ${w} AND a.id = ANY (${uuids(approvals.map(({ id }) => id))})
      ORDER BY (m.id = a.approver_id) DESC, (m.id = a.backup_id) DESC NULLS LAST, m.name, m.id`,
  )
}

const iso = (at: Date | null) => at?.toISOString() ?? null

const toVersion = ({ number, content, author, at }: VersionRow): StatementVersion => ({
  number,
  content,
  author,
  at: at.toISOString(),
})

const toPublication = ({ statementId: _of, at, sentAt, ...row }: PublicationRow): ReadPublication => ({
  ...row,
  at: at.toISOString(),
  sentAt: iso(sentAt),
})

function toApproval(
  { statementId: _of, waitSeconds, askedAt, decidedAt, expiresAt, ...row }: ApprovalRow,
  people: readonly PersonRow[],
): StatementApproval {
  const backupAt = row.backup === null ? null : new Date(askedAt.getTime() + waitSeconds * 1000)
  return {
    ...row,
    askedAt: askedAt.toISOString(),
    backupAt: iso(backupAt),
    decidedAt: iso(decidedAt),
    expiresAt: iso(expiresAt),
    people: people
      .filter(({ approvalId }) => approvalId === row.id)
      .map(({ approvalId: _approval, toldAt, seenAt, ...person }) => ({
        ...person,
        role: roleOf(row, person.member.id),
        toldAt: iso(toldAt),
        seenAt: iso(seenAt),
      })),
  }
}

function roleOf({ approver, backup }: Pick<ApprovalRow, 'approver' | 'backup'>, id: string) {
  if (id === approver.id) return 'approver' as const
  return id === backup?.id ? ('backup' as const) : ('other' as const)
}
