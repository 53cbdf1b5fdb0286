import { type Dashboard, dashboardLayoutSchema } from '@hubbub/contracts'
import type { DashboardRepository } from '@hubbub/domain'
import { firstRow, Prisma, rows, type Transaction, uuids } from '../transaction.ts'

type Row = Omit<Dashboard, 'layout'> & { layout: unknown }

const shown = Prisma.sql`d.id, d.name, jsonb_build_object('id', p.id, 'name', p.name) AS owner, d.sharing, d.team_id AS "teamId", d.layout, d.version
  FROM dashboard d JOIN membership p ON p.workspace_id = d.workspace_id AND p.id = d.owner_id`

// A panel that this version does not know leaves an empty dashboard, which can be arranged anew.
const emptyLayout = { monitorIds: [], days: 30, panels: [] }
const toDashboard = (row: Row): Dashboard => ({
  ...row,
  layout: dashboardLayoutSchema.safeParse(row.layout).data ?? emptyLayout,
})

export function createDashboardRepository(tx: Transaction, workspaceId: string): DashboardRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  const one = async (id: string, tail: Prisma.Sql) => {
    const row = await firstRow<Row>(
      tx,
      Prisma.sql`SELECT ${shown} WHERE d.workspace_id = ${w} AND d.id = ${id}::uuid ${tail}`,
    )
    return row === null ? null : toDashboard(row)
  }
  const written = async (id: string) => {
    const dashboard = await one(id, Prisma.empty)
    if (dashboard === null) throw new Error('a dashboard came back empty')
    return dashboard
  }
  return {
    list: async (memberId, teamIds) => {
      const found = await rows<Row>(
        tx,
        Prisma.sql`SELECT ${shown} WHERE d.workspace_id = ${w}
          AND (d.owner_id = ${memberId}::uuid OR d.sharing = 'workspace' OR (d.sharing = 'team' AND d.team_id = ANY(${uuids(teamIds)})))
          ORDER BY lower(d.name), d.id`,
      )
      return found.map(toDashboard)
    },
    lock: async (id) => await one(id, Prisma.sql`FOR UPDATE OF d`),
    insert: async ({ id, ownerId, name, sharing, teamId, layout }) => {
      await tx.dashboard.create({ data: { workspaceId, id, ownerId, name, sharing, teamId, layout } })
      return await written(id)
    },
    update: async (id, { name, sharing, teamId, layout }) => {
      await tx.dashboard.update({
        where: { workspaceId_id: { workspaceId, id } },
        data: { name, sharing, teamId, layout, version: { increment: 1 } },
      })
      return await written(id)
    },
    delete: async (id) => {
      await tx.dashboard.delete({ where: { workspaceId_id: { workspaceId, id } } })
    },
  }
}
