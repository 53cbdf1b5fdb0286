import type { IncidentAction } from '@hubbub/contracts'
import type { IncidentRepository } from '@hubbub/domain'
import { firstRow, Prisma, rows, type Transaction } from '../transaction.ts'

type Actions = Pick<IncidentRepository, 'addAction' | 'patchAction' | 'removeAction'>

/** What is done after an incident. */
export function createIncidentActions(tx: Transaction, workspaceId: string): Actions {
  const w = Prisma.sql`${workspaceId}::uuid`
  const mine = (id: string, actionId: string) =>
    Prisma.sql`workspace_id = ${w} AND incident_id = ${id}::uuid AND id = ${actionId}::uuid`
  return {
    addAction: async (id, { id: actionId, text, ownerId, dueOn, now }) => {
      await tx.$executeRaw`INSERT INTO incident_action (workspace_id, id, incident_id, text, owner_id, due_on, created_at)
        VALUES (${w}, ${actionId}::uuid, ${id}::uuid, ${text}, ${ownerId}::uuid, ${dueOn}::date, ${now.toISOString()}::timestamptz)`
    },
    patchAction: async (id, actionId, { text, ownerId, dueOn, done }) => {
      const set = [
        Prisma.sql`text = ${text === undefined ? Prisma.sql`text` : Prisma.sql`${text}`}`,
        ...(ownerId === undefined ? [] : [Prisma.sql`owner_id = ${ownerId}::uuid`]),
        ...(dueOn === undefined ? [] : [Prisma.sql`due_on = ${dueOn}::date`]),
        ...(done === undefined
          ? []
          : [
              Prisma.sql`done_by = ${done?.by ?? null}, done_at = ${done?.at.toISOString() ?? null}::timestamptz`,
            ]),
      ]
      const row = await firstRow<{ text: string }>(
        tx,
        Prisma.sql`UPDATE incident_action SET ${Prisma.join(set)} WHERE ${mine(id, actionId)} RETURNING text`,
      )
      return row?.text ?? null
    },
    removeAction: async (id, actionId) => {
      const row = await firstRow<{ text: string }>(
        tx,
        Prisma.sql`DELETE FROM incident_action WHERE ${mine(id, actionId)} RETURNING text`,
      )
      return row?.text ?? null
    },
  }
}

/** `a`: not done, though its day is over. */
export const isOverdue = Prisma.sql`a.done_at IS NULL AND a.due_on < (clock_timestamp() AT TIME ZONE 'UTC')::date`

export async function readActions(tx: Transaction, w: Prisma.Sql, id: string): Promise<IncidentAction[]> {
  const found = await rows<Omit<IncidentAction, 'doneAt'> & { doneAt: Date | null }>(
    tx,
    Prisma.sql`SELECT a.id, a.text, to_char(a.due_on, 'YYYY-MM-DD') AS "dueOn", a.done_by AS "doneBy", a.done_at AS "doneAt",
        CASE WHEN m.id IS NOT NULL THEN jsonb_build_object('id', m.id, 'name', m.name) END AS owner
      FROM incident_action a LEFT JOIN membership m ON m.workspace_id = a.workspace_id AND m.id = a.owner_id
      WHERE a.workspace_id = ${w} AND a.incident_id = ${id}::uuid ORDER BY a.created_at, a.id`,
  )
  return found.map((action) => ({ ...action, doneAt: action.doneAt?.toISOString() ?? null }))
}
