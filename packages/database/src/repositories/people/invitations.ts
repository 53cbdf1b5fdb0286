import type { Invitation } from '@hubbub/contracts'
import type { InvitationRepository } from '@hubbub/domain'
import { firstRow, Prisma, rows, type Transaction } from '../transaction.ts'

interface InvitationRow extends Omit<Invitation, 'createdAt' | 'expiresAt'> {
  createdAt: Date
  expiresAt: Date
}
const toInvitation = (row: InvitationRow): Invitation => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
})

const select = (where: Prisma.Sql) => Prisma.sql`
  SELECT i.id, i.email, i.role, i.visibility, i.team_ids::text[] AS "teamIds", i.created_at AS "createdAt",
    i.expires_at AS "expiresAt",
    CASE WHEN m.id IS NOT NULL THEN jsonb_build_object('id', m.id, 'name', m.name) END AS "invitedBy"
  FROM invitation i LEFT JOIN membership m ON m.workspace_id = i.workspace_id AND m.id = i.invited_by
  WHERE i.workspace_id = hubbub_workspace() AND ${where} ORDER BY i.created_at DESC, i.id`

const open = { acceptedAt: null, revokedAt: null }

export function createInvitationRepository(tx: Transaction, workspaceId: string): InvitationRepository {
  return {
    listInvitations: async (now) => {
      const found = await rows<InvitationRow>(
        tx,
        select(
          Prisma.sql`i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > ${now}::timestamptz`,
        ),
      )
      return found.map(toInvitation)
    },
    findInvitation: async (id) => {
      const row = await firstRow<InvitationRow>(tx, select(Prisma.sql`i.id = ${id}::uuid`))
      return row === null ? null : toInvitation(row)
    },
    insertInvitation: async ({ teamIds, ...invitation }) => {
      await tx.invitation.create({ data: { workspaceId, ...invitation, teamIds: [...teamIds] } })
    },
    revokeInvitationsTo: async (email, now) => {
      await tx.invitation.updateMany({ where: { workspaceId, email, ...open }, data: { revokedAt: now } })
    },
    revokeInvitation: async (id, now) => {
      const { count } = await tx.invitation.updateMany({
        where: { workspaceId, id, ...open },
        data: { revokedAt: now },
      })
      return count === 1
    },
    acceptInvitation: async (id, now) => {
      const { count } = await tx.invitation.updateMany({
        where: { workspaceId, id, ...open, expiresAt: { gt: now } },
        data: { acceptedAt: now },
      })
      return count === 1
    },
  }
}
