import { type SavedView, savedViewSchema } from '@hubbub/contracts/http'
import type { ViewRepository } from '@hubbub/domain'
import { firstRow, Prisma, rows, type Transaction, uuids } from './transaction.ts'

interface ViewRow {
  id: string
  name: string
  owner_id: string
  owner_name: string
  sharing: SavedView['sharing']
  team_id: string | null
  query: unknown
  version: number
}

const shown = Prisma.sql`v.id, v.name, v.owner_id, m.name AS owner_name, v.sharing, v.team_id, v.query, v.version`
const owner = Prisma.sql`JOIN membership m ON m.workspace_id = v.workspace_id AND m.id = v.owner_id`

// What an older version of the grammar knew and this one does not is left out, and the view can be set anew.
const unknownQuery = { view: 'all', status: 'open', sort: 'newest', where: null } as const
const unknownMentions = { list: 'mentions', state: 'open' } as const

function readQuery(stored: unknown): SavedView['query'] {
  const known = savedViewSchema.shape.query.safeParse(stored).data
  if (known !== undefined) return known
  return typeof stored === 'object' && stored !== null && 'list' in stored ? unknownMentions : unknownQuery
}

const toView = (row: ViewRow): SavedView => ({
  id: row.id,
  name: row.name,
  owner: { id: row.owner_id, name: row.owner_name },
  sharing: row.sharing,
  teamId: row.team_id,
  query: readQuery(row.query),
  version: row.version,
})

export function createViewRepository(tx: Transaction, workspaceId: string): ViewRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  const one = async (id: string, tail: Prisma.Sql) => {
    const row = await firstRow<ViewRow>(
      tx,
      Prisma.sql`SELECT ${shown} FROM saved_view v ${owner} WHERE v.workspace_id = ${w} AND v.id = ${id}::uuid ${tail}`,
    )
    return row === null ? null : toView(row)
  }
  const written = async (id: string) => {
    const view = await one(id, Prisma.empty)
    if (view === null) throw new Error('a saved view came back empty')
    return view
  }
  return {
    list: async (memberId, teamIds) => {
      const found = await rows<ViewRow>(
        tx,
        Prisma.sql`SELECT ${shown} FROM saved_view v ${owner} WHERE v.workspace_id = ${w}
          AND (v.owner_id = ${memberId}::uuid OR v.sharing = 'workspace' OR (v.sharing = 'team' AND v.team_id = ANY(${uuids(teamIds)})))
          ORDER BY lower(v.name), v.id`,
      )
      return found.map(toView)
    },
    lock: async (id) => await one(id, Prisma.sql`FOR UPDATE OF v`),
    insert: async ({ id, ownerId, name, sharing, teamId, query }) => {
      await tx.savedView.create({
        data: { workspaceId, id, ownerId, name, sharing, teamId, query: json(query) },
      })
      return await written(id)
    },
    update: async (id, { name, sharing, teamId, query }) => {
      const data = {
        ...(name !== undefined && { name }),
        ...(sharing !== undefined && { sharing }),
        ...(teamId !== undefined && { teamId }),
        ...(query !== undefined && { query: json(query) }),
        version: { increment: 1 },
      }
      await tx.savedView.update({ where: { workspaceId_id: { workspaceId, id } }, data })
      return await written(id)
    },
    delete: async (id) => {
      await tx.savedView.delete({ where: { workspaceId_id: { workspaceId, id } } })
    },
  }
}

// A query is plain data by its schema; Prisma's own type of JSON knows no optional parts.
const json = (query: SavedView['query']) => query as unknown as Prisma.InputJsonObject
