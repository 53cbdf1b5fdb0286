import type { OwnMembershipChange } from '@hubbub/api-client'
import type { Me, Preferences } from '@hubbub/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '#lib/api.ts'
import { meQuery } from '#lib/queries/me.query.ts'
import { type Membership, useSession } from '#lib/session.ts'

const mutationKey = ['own-membership']

/** Changes one's own name, availability or preferences; shown at once, and taken back if it is refused. */
export function useOwnMembership() {
  const queryClient = useQueryClient()
  const { workspace } = useSession()
  const { queryKey } = meQuery()
  const put = (edit: (membership: Membership) => Membership) =>
    queryClient.setQueryData(queryKey, (me) => me && withMembership(me, workspace.id, edit))
  return useMutation({
    mutationKey,
    // One after the other: what is changed last is what stays.
    scope: { id: 'own-membership' },
    mutationFn: (change: OwnMembershipChange) => api.workspace(workspace.id).members.updateSelf(change),
    onMutate: async (change) => {
      await queryClient.cancelQueries({ queryKey })
      const before = queryClient.getQueryData(queryKey)
      put((membership) => withChange(membership, change))
      return before
    },
    onError: (_error, _change, before) => queryClient.setQueryData(queryKey, before),
    onSuccess: ({ member, preferences }) => {
      // What was changed since stands on the screen already, and the answer to that comes later.
      if (queryClient.isMutating({ mutationKey }) === 1)
        put((membership) => ({ ...membership, member, preferences }))
      void queryClient.invalidateQueries({ queryKey: ['members', workspace.id] })
    },
  })
}

const withMembership = (me: Me, workspaceId: string, edit: (membership: Membership) => Membership): Me => ({
  ...me,
  memberships: me.memberships.map((membership) =>
    membership.workspace.id === workspaceId ? edit(membership) : membership,
  ),
})

function withChange(membership: Membership, { preferences, ...own }: OwnMembershipChange): Membership {
  return {
    ...membership,
    member: merge(membership.member, own),
    preferences: merge<Preferences>(membership.preferences, preferences ?? {}),
  }
}

/** Lays what is set over what was there. */
function merge<T extends object>(before: T, change: { [K in keyof T]?: T[K] | undefined }): T {
  const set = Object.entries(change).filter(([, value]) => value !== undefined)
  return { ...before, ...Object.fromEntries(set) }
}
