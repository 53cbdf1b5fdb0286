import { type Permission, meSchema } from '@hubbub/contracts'
import type { Caller } from '@hubbub/domain'

/** What a session may see of a workspace right now. */
export interface Access {
  userId: string
  memberId: string
  name: string
  availability: 'online' | 'away' | 'offline'
  viewer: Pick<Caller, 'memberId' | 'visibility' | 'teamIds' | 'permissions'>
}

/** Null where the session has ended or does not belong to the workspace. Throws where nobody can tell. */
export type Authorize = (cookie: string, workspaceId: string) => Promise<Access | null>

/** The conversations in whose notes a member is named. */
export type FindMentions = (workspaceId: string, memberId: string) => Promise<string[]>

/** With the mentions, which are kept up to date by the events that follow. */
export interface Rights extends Access {
  mentionedIn: Set<string>
}

/** Asks the API, so that sockets are let in by the very same rules as requests. */
export function authorizeByApi(apiUrl: string): Authorize {
  return async (cookie, workspaceId) => {
    const response = await fetch(new URL('/api/v1/me', apiUrl), {
      headers: { cookie },
      signal: AbortSignal.timeout(10_000),
    })
    if (response.status === 401 || response.status === 403) {
      await response.body?.cancel()
      return null
    }
    if (!response.ok) throw new Error(`the API answered ${response.status} to a socket's session`)
    const { user, memberships } = meSchema.parse(await response.json())
    const membership = memberships.find(({ workspace }) => workspace.id === workspaceId)
    if (membership === undefined) return null
    const { member, permissions } = membership
    return {
      userId: user.id,
      memberId: member.id,
      name: member.name,
      availability: member.availability,
      viewer: {
        memberId: member.id,
        visibility: member.visibility,
        teamIds: member.teams.map(({ id }) => id),
        // The API names permissions from the same list that this type is made of.
        permissions: new Set(permissions as Permission[]),
      },
    }
  }
}

export type FindRights = (cookie: string, workspaceId: string) => Promise<Rights | null>

export function findRightsBy(authorize: Authorize, findMentions: FindMentions): FindRights {
  return async (cookie, workspaceId) => {
    const access = await authorize(cookie, workspaceId)
    if (access === null) return null
    // Who sees everything needs no exception.
    const mentions =
      access.viewer.visibility === 'all' ? [] : await findMentions(workspaceId, access.memberId)
    return { ...access, mentionedIn: new Set(mentions) }
  }
}

/** Whether both see the same. */
export function isSameSight({ viewer: a }: Access, { viewer: b }: Access): boolean {
  return (
    a.visibility === b.visibility &&
    isSameSet(new Set(a.teamIds), new Set(b.teamIds)) &&
    isSameSet(a.permissions, b.permissions)
  )
}

const isSameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>) => a.symmetricDifference(b).size === 0
