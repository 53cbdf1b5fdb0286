import type { Member, Permission, Preferences, Role, Visibility } from '@hubbub/contracts'

export interface DirectoryMembership {
  workspace: { id: string; name: string; demo: boolean }
  member: Member
  preferences: Preferences
}

export interface DirectoryApiKey {
  workspaceId: string
  id: string
  name: string
  scopes: Permission[]
  lastUsedAt: Date | null
}

export interface DirectoryInvitation {
  workspaceId: string
  workspaceName: string
  id: string
  email: string
  role: Role
  visibility: Visibility
  teamIds: string[]
  invitedByName: string | null
}

/** What must be known before it is known which workspace is meant. */
export interface Directory {
  /** Active ones, oldest first. */
  memberships(userId: string): Promise<DirectoryMembership[]>
  /** Neither revoked nor expired. */
  apiKey(tokenHash: string): Promise<DirectoryApiKey | null>
  /** Neither accepted, revoked nor expired. */
  invitation(tokenHash: string): Promise<DirectoryInvitation | null>
  /** Whether an address is a member somewhere or has an open invitation. */
  isExpected(email: string): Promise<boolean>
  /** No workspace yet. */
  isEmpty(): Promise<boolean>
}
