import type {
  ApiKey,
  Availability,
  Invitation,
  Member,
  Preferences,
  Role,
  Team,
  Visibility,
} from '@hubbub/contracts'

export interface NewMember {
  id: string
  userId: string
  name: string
  email: string
  role: Role
  visibility: Visibility
}

export interface MemberPatch {
  name?: string
  role?: Role
  visibility?: Visibility
  availability?: Availability
  preferences?: Preferences
  deactivatedAt?: Date | null
}

export interface MemberRepository {
  listMembers(): Promise<Member[]>
  findMember(id: string): Promise<Member | null>
  findMemberByUser(userId: string): Promise<Member | null>
  /** The account behind a membership. */
  userIdOf(id: string): Promise<string | null>
  findActiveMemberByEmail(email: string): Promise<Member | null>
  /** Locked until the transaction ends. */
  lockMember(id: string): Promise<Member | null>
  /** Active admins, all of them locked in one order until the transaction ends. */
  lockActiveAdmins(): Promise<string[]>
  preferences(id: string): Promise<Preferences>
  insertMember(member: NewMember): Promise<void>
  /** Raises the version. */
  updateMember(id: string, patch: MemberPatch): Promise<void>
  /** Those that do not exist here are left out. */
  setMemberTeams(id: string, teamIds: readonly string[]): Promise<void>
}

export interface TeamRepository {
  listTeams(): Promise<Team[]>
  findTeam(id: string): Promise<Team | null>
  lockTeam(id: string): Promise<Team | null>
  insertTeam(team: { id: string; name: string }): Promise<void>
  /** Raises the version. */
  updateTeam(id: string, patch: { name?: string }): Promise<void>
  /** Raises the version of every member who joined or left, and returns those. */
  setTeamMembers(id: string, memberIds: readonly string[]): Promise<{ id: string; version: number }[]>
  /** Waits for the turn of every conversation that the team has; before anything else is written. */
  takeTeamTurns(id: string): Promise<void>
  /** @returns the conversations that it leaves behind without a team, in their new version. */
  deleteTeam(id: string): Promise<{ id: string; version: number; assigneeId: string | null }[]>
}

export interface NewInvitation {
  id: string
  email: string
  role: Role
  visibility: Visibility
  teamIds: readonly string[]
  tokenHash: string
  invitedBy: string | null
  expiresAt: Date
}

export interface InvitationRepository {
  /** Neither accepted, revoked nor expired. */
  listInvitations(now: Date): Promise<Invitation[]>
  findInvitation(id: string): Promise<Invitation | null>
  insertInvitation(invitation: NewInvitation): Promise<void>
  /** An address holds one open invitation; a new one takes the place of the old. */
  revokeInvitationsTo(email: string, now: Date): Promise<void>
  /** False where it is not open. */
  revokeInvitation(id: string, now: Date): Promise<boolean>
  /** False where it is not open any more: it opens the door once. */
  acceptInvitation(id: string, now: Date): Promise<boolean>
}

export interface NewApiKey {
  id: string
  name: string
  prefix: string
  tokenHash: string
  scopes: readonly string[]
  createdBy: string
  expiresAt: Date | null
}

export interface ApiKeyRepository {
  /** Without those that were revoked. */
  listApiKeys(): Promise<ApiKey[]>
  findApiKey(id: string): Promise<ApiKey | null>
  insertApiKey(key: NewApiKey): Promise<void>
  revokeApiKey(id: string, now: Date): Promise<boolean>
  /** Revokes what a member made and what now reaches further than they do. */
  revokeApiKeysBeyond(createdBy: string, scopes: readonly string[], now: Date): Promise<void>
  touchApiKey(id: string, now: Date): Promise<void>
}

export interface PeopleRepository
  extends MemberRepository, TeamRepository, InvitationRepository, ApiKeyRepository {}
