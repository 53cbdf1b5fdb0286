import { type Permission, preferencesSchema } from '@hubbub/contracts'
import type { Directory, DirectoryApiKey, DirectoryInvitation, DirectoryMembership } from '@hubbub/domain'
import type { PrismaClient } from '../generated/client.ts'

/** What must be known before it is known which workspace is meant, by functions that look across all of them. */
export function createDirectory(client: PrismaClient): Directory {
  return {
    async memberships(userId) {
      const rows = await client.$queryRaw<MembershipRow[]>`
        SELECT workspace_id AS "workspaceId", workspace_name AS "workspaceName", demo, membership_id AS id, name, email,
          role, visibility, availability, preferences, teams, created_at AS "createdAt", version
        FROM hubbub_memberships(${userId})`
      return rows.map(toMembership)
    },
    async apiKey(tokenHash) {
      const [row] = await client.$queryRaw<(Omit<DirectoryApiKey, 'scopes'> & { scopes: Permission[] })[]>`
        SELECT workspace_id AS "workspaceId", id, name, scopes, last_used_at AS "lastUsedAt"
        FROM hubbub_api_key(${tokenHash})`
      return row ?? null
    },
    async invitation(tokenHash) {
      const [row] = await client.$queryRaw<DirectoryInvitation[]>`
        SELECT workspace_id AS "workspaceId", workspace_name AS "workspaceName", id, email, role, visibility,
          team_ids AS "teamIds", invited_by_name AS "invitedByName"
        FROM hubbub_invitation(${tokenHash})`
      return row ?? null
    },
    async isExpected(email) {
      const [row] = await client.$queryRaw<
        { expected: boolean }[]
      >`SELECT hubbub_is_expected(${email}) AS expected`
      return row?.expected ?? false
    },
    async isEmpty() {
      const [row] = await client.$queryRaw<{ empty: boolean }[]>`SELECT hubbub_is_empty() AS empty`
      return row?.empty ?? true
    },
  }
}

type MemberFields = DirectoryMembership['member']
interface MembershipRow extends Omit<MemberFields, 'createdAt' | 'deactivatedAt'> {
  workspaceId: string
  workspaceName: string
  demo: boolean
  preferences: unknown
  createdAt: Date
}

function toMembership({
  workspaceId,
  workspaceName,
  demo,
  preferences,
  createdAt,
  ...member
}: MembershipRow): DirectoryMembership {
  return {
    workspace: { id: workspaceId, name: workspaceName, demo },
    member: { ...member, createdAt: createdAt.toISOString(), deactivatedAt: null },
    preferences: preferencesSchema.parse(preferences),
  }
}
