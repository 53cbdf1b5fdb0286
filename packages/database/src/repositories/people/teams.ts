import type { Team } from '@hubbub/contracts'
import type { TeamRepository } from '@hubbub/domain'
import { takeTurns } from '../take-turns.ts'
import { firstRow, Prisma, rows, type Transaction, uuids } from '../transaction.ts'
import { uniqueToConflict } from '../unique-to-conflict.ts'

type TeamRow = Omit<Team, 'createdAt'> & { createdAt: Date }
const toTeam = (row: TeamRow): Team => ({ ...row, createdAt: row.createdAt.toISOString() })

const select = (where: Prisma.Sql, tail = Prisma.empty) => Prisma.sql`
  SELECT t.id, t.name, t.created_at AS "createdAt", t.version,
    ARRAY(
      SELECT tm.membership_id::text FROM team_member tm
      WHERE tm.workspace_id = t.workspace_id AND tm.team_id = t.id ORDER BY 1
    ) AS "memberIds"
  FROM team t WHERE t.workspace_id = hubbub_workspace() AND ${where} ${tail}`

const taken = <T>(write: Promise<T>) =>
  uniqueToConflict(write, 'team.name_taken', 'There is a team of this name already')

export function createTeamRepository(tx: Transaction, workspaceId: string): TeamRepository {
  const one = async (where: Prisma.Sql, tail?: Prisma.Sql) => {
    const row = await firstRow<TeamRow>(tx, select(where, tail))
    return row === null ? null : toTeam(row)
  }
  return {
    listTeams: async () => {
      const found = await rows<TeamRow>(
        tx,
        select(Prisma.sql`true`, Prisma.sql`ORDER BY lower(t.name), t.id`),
      )
      return found.map(toTeam)
    },
    findTeam: async (id) => await one(Prisma.sql`t.id = ${id}::uuid`),
    lockTeam: async (id) => await one(Prisma.sql`t.id = ${id}::uuid`, Prisma.sql`FOR UPDATE OF t`),
    insertTeam: async (team) => {
      await taken(tx.team.create({ data: { workspaceId, ...team } }))
    },
    updateTeam: async (id, patch) => {
      const where = { workspaceId_id: { workspaceId, id } }
      await taken(tx.team.update({ where, data: { ...patch, version: { increment: 1 } } }))
    },
    // Who joins or leaves is another person to the screens that show their teams, so their version moves too.
    setTeamMembers: async (id, memberIds) =>
      await rows<{ id: string; version: number }>(
        tx,
        Prisma.sql`
          WITH wanted AS (
            SELECT m.id FROM membership m WHERE m.workspace_id = ${workspaceId}::uuid AND m.id = ANY (${uuids(memberIds)})
          ), left_behind AS (
            DELETE FROM team_member WHERE workspace_id = ${workspaceId}::uuid AND team_id = ${id}::uuid
              AND membership_id NOT IN (SELECT id FROM wanted) RETURNING membership_id
          ), joined AS (
            INSERT INTO team_member (workspace_id, team_id, membership_id)
            SELECT ${workspaceId}::uuid, ${id}::uuid, id FROM wanted ON CONFLICT DO NOTHING RETURNING membership_id
          )
          UPDATE membership SET version = version + 1
          WHERE workspace_id = ${workspaceId}::uuid
            AND id IN (SELECT membership_id FROM left_behind UNION SELECT membership_id FROM joined)
          RETURNING id, version`,
      ),
    takeTeamTurns: async (id) => {
      const ids = Prisma.sql`SELECT id FROM conversation WHERE workspace_id = ${workspaceId}::uuid AND team_id = ${id}::uuid`
      await tx.$executeRaw(takeTurns(ids))
    },
    deleteTeam: async (id) => {
      const left = await rows<{ id: string; version: number; assigneeId: string | null }>(
        tx,
        Prisma.sql`UPDATE conversation SET team_id = NULL, version = version + 1
          WHERE workspace_id = ${workspaceId}::uuid AND team_id = ${id}::uuid
          RETURNING id, version, assignee_id AS "assigneeId"`,
      )
      await tx.team.delete({ where: { workspaceId_id: { workspaceId, id } } })
      return left
    },
  }
}
