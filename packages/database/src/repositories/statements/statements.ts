import type { StatementContent } from '@hubbub/contracts'
import type { KeptStatement, Standing, StandingApproval, StatementRepository } from '@hubbub/domain'
import { firstRow, Prisma, type Transaction } from '../transaction.ts'
import { createStatementApprovals } from './approvals.ts'
import { createStatementViews } from './statement-views.ts'

const keptColumns = Prisma.sql`id, incident_id AS "incidentId", title, scenario, number, version`
const moment = (at: Date) => Prisma.sql`${at.toISOString()}::timestamptz`
const json = (value: unknown) => Prisma.sql`${JSON.stringify(value)}::jsonb`

/** Statements of incidents, and the templates that they are made of. */
export function createStatementRepository(tx: Transaction, workspaceId: string): StatementRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  const kept = async (where: Prisma.Sql) =>
    await firstRow<KeptStatement>(
      tx,
      Prisma.sql`SELECT ${keptColumns} FROM statement s WHERE workspace_id = ${w} AND ${where}`,
    )
  const addVersion: StatementRepository['addVersion'] = async (id, { number, content, author, at }) => {
    await tx.$executeRaw`INSERT INTO statement_version (workspace_id, statement_id, number, content, author_id, author_name, at)
      VALUES (${w}, ${id}::uuid, ${number}::int, ${json(content)}, ${author.id}::uuid, ${author.name}, ${moment(at)})`
    await tx.$executeRaw`UPDATE statement SET number = ${number}::int WHERE workspace_id = ${w} AND id = ${id}::uuid`
  }
  return {
    insert: async ({ id, incidentId, title, scenario, content, author, at }) => {
      const added =
        await tx.$executeRaw`INSERT INTO statement (workspace_id, id, incident_id, title, scenario, created_by, created_at)
        VALUES (${w}, ${id}::uuid, ${incidentId}::uuid, ${title}, ${scenario}, ${author.name}, ${moment(at)}) ON CONFLICT DO NOTHING`
      if (added === 0) return false
      await addVersion(id, { number: 1, content, author, at })
      return true
    },
    incidentOf: async (id) => (await kept(Prisma.sql`id = ${id}::uuid`))?.incidentId ?? null,
    lock: async (id) => await kept(Prisma.sql`id = ${id}::uuid FOR UPDATE`),
    lockLapsed: async (id) =>
      await kept(Prisma.sql`id = ${id}::uuid AND EXISTS (SELECT FROM statement_approval a
        WHERE a.workspace_id = s.workspace_id AND a.statement_id = s.id AND a.state = 'approved' AND a.expires_at <= clock_timestamp())
        FOR UPDATE SKIP LOCKED`),
    standing: async (id) => await readStanding(tx, w, id),
    content: async (id, number) =>
      (
        await firstRow<{ content: StatementContent }>(
          tx,
          Prisma.sql`SELECT content FROM statement_version WHERE workspace_id = ${w} AND statement_id = ${id}::uuid AND number = ${number}::int`,
        )
      )?.content ?? null,
    addVersion,
    update: async (id, { title = null, scenario = null }) => {
      const row = await firstRow<{ version: number }>(
        tx,
        Prisma.sql`UPDATE statement SET version = version + 1, title = coalesce(${title}, title), scenario = coalesce(${scenario}, scenario)
          WHERE workspace_id = ${w} AND id = ${id}::uuid RETURNING version`,
      )
      return row?.version ?? 1
    },
    remove: async (id) => {
      await tx.$executeRaw`DELETE FROM statement WHERE workspace_id = ${w} AND id = ${id}::uuid`
    },
    ...createStatementApprovals(tx, workspaceId),
    ...createStatementViews(tx, workspaceId),
  }
}

async function readStanding(tx: Transaction, w: Prisma.Sql, id: string): Promise<Standing> {
  const last = await firstRow<{ number: number; authorId: string }>(
    tx,
    Prisma.sql`SELECT number, author_id AS "authorId" FROM statement_version
      WHERE workspace_id = ${w} AND statement_id = ${id}::uuid ORDER BY number DESC LIMIT 1`,
  )
  const approval = await firstRow<StandingApproval>(
    tx,
    Prisma.sql`SELECT id, number, author_id AS "authorId", approver_id AS "approverId", backup_id AS "backupId",
        valid_minutes AS "validMinutes", state, decided_by_id AS "decidedById", approved_number AS "approvedNumber", expires_at AS "expiresAt"
      FROM statement_approval WHERE workspace_id = ${w} AND statement_id = ${id}::uuid ORDER BY asked_at DESC, id DESC LIMIT 1`,
  )
  if (last === null) throw new Error(`The statement ${id} has no version`)
  return { ...last, approval }
}
