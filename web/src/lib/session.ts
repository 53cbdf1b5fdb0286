import type { Me, Permission } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { meQuery } from '#lib/queries/me.query.ts'
import { storage } from '#lib/storage.ts'

export type Membership = Me['memberships'][number]

/** Who is signed in, in the workspace this browser has chosen. */
export interface Session extends Omit<Membership, 'permissions'> {
  user: Me['user']
  memberships: readonly Membership[]
  permissions: ReadonlySet<string>
  can: (permission: Permission) => boolean
}

/** Null for someone who belongs to no workspace. */
export function sessionOf(me: Me, chosen: string | null = storage.get('workspace')): Session | null {
  const membership =
    me.memberships.find((candidate) => candidate.workspace.id === chosen) ?? me.memberships[0]
  if (!membership) return null
  const permissions = new Set(membership.permissions)
  return {
    ...membership,
    user: me.user,
    memberships: me.memberships,
    permissions,
    can: (permission) => permissions.has(permission),
  }
}

/** Only below the `_app` route, which sees to it that there is one. */
export function useSession(): Session {
  const { data } = useQuery(meQuery())
  const [known, setKnown] = useState(data)
  if (data !== undefined && data !== known) setKnown(data)
  // What is still on the screen when a session has ended is that person's, until it is gone.
  const me = data ?? known
  const session = me === undefined ? null : sessionOf(me)
  if (!session) throw new Error('no membership')
  return session
}

/** Starts anew in another workspace, so that nothing of this one stays on the screen or in memory. */
export function switchWorkspace(workspaceId: string): void {
  storage.set('workspace', workspaceId)
  location.assign('/inbox')
}
