import { type Member, preferencesSchema } from '@hubbub/contracts'
import type { MemberRepository } from '@hubbub/domain'
import { firstRow, Prisma, rows, type Transaction, uuids } from '../transaction.ts'

interface MemberRow extends Omit<Member, 'createdAt' | 'deactivatedAt'> {
  createdAt: Date
  deactivatedAt: Date | null
}

const toMember = (row: MemberRow): Member => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  deactivatedAt: row.deactivatedAt?.toISOString() ?? null,
})

const select = (where: Prisma.Sql, tail = Prisma.empty) => Prisma.sql`
  SELECT m.id, m.name, m.email, m.role, m.visibility, m.availability, m.created_at AS "createdAt",
    m.deactivated_at AS "deactivatedAt", m.version,
    coalesce((
      SELECT jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) ORDER BY t.name)
      FROM team_member tm JOIN team t ON t.workspace_id = tm.workspace_id AND t.id = tm.team_id
      WHERE tm.workspace_id = m.workspace_id AND tm.membership_id = m.id
    ), '[]') AS teams
  FROM membership m WHERE m.workspace_id = hubbub_workspace() AND ${where} ${tail}`

export function createMemberRepository(tx: Transaction, workspaceId: string): MemberRepository {
  const one = async (where: Prisma.Sql, tail?: Prisma.Sql) => {
    const row = await firstRow<MemberRow>(tx, select(where, tail))
    return row === null ? null : toMember(row)
  }
  return {
    listMembers: async () => {
      const found = await rows<MemberRow>(
        tx,
        select(Prisma.sql`true`, Prisma.sql`ORDER BY lower(m.name), m.id`),
      )
      return found.map(toMember)
    },
    findMember: async (id) => await one(Prisma.sql`m.id = ${id}::uuid`),
    findMemberByUser: async (userId) => await one(Prisma.sql`m.user_id = ${userId}`),
    userIdOf: async (id) => {
      const found = await tx.membership.findUnique({ where: { workspaceId_id: { workspaceId, id } } })
      return found?.userId ?? null
    },
    findActiveMemberByEmail: async (email) =>
      await one(Prisma.sql`lower(m.email) = lower(${email}) AND m.deactivated_at IS NULL`),
    lockMember: async (id) => await one(Prisma.sql`m.id = ${id}::uuid`, Prisma.sql`FOR UPDATE OF m`),
    lockActiveAdmins: async () => {
      const admins = await rows<{ id: string }>(
        tx,
        Prisma.sql`SELECT id FROM membership
          WHERE workspace_id = ${workspaceId}::uuid AND role = 'admin' AND deactivated_at IS NULL ORDER BY id FOR UPDATE`,
      )
      return admins.map(({ id }) => id)
    },
    preferences: async (id) => {
      const found = await tx.membership.findUnique({ where: { workspaceId_id: { workspaceId, id } } })
      return preferencesSchema.parse(found?.preferences ?? {})
    },
    insertMember: async (member) => {
      await tx.membership.create({ data: { workspaceId, ...member } })
    },
    updateMember: async (id, patch) => {
      await tx.membership.update({
        where: { workspaceId_id: { workspaceId, id } },
        data: { ...patch, version: { increment: 1 } },
      })
    },
    setMemberTeams: async (id, teamIds) => {
      await tx.$executeRaw`DELETE FROM team_member
        WHERE workspace_id = ${workspaceId}::uuid AND membership_id = ${id}::uuid AND team_id <> ALL (${uuids(teamIds)})`
      await tx.$executeRaw`INSERT INTO team_member (workspace_id, team_id, membership_id)
        SELECT workspace_id, id, ${id}::uuid FROM team
        WHERE workspace_id = ${workspaceId}::uuid AND id = ANY (${uuids(teamIds)})
        ON CONFLICT DO NOTHING`
    },
  }
}
