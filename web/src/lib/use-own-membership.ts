import type { OwnMembershipChange } from '@hubbub/api-client'
import type { Me } from '@hubbub/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '#lib/api.ts'
import { useSession } from '#lib/session.ts'

/** Changes one's own name, availability or preferences, and shows it at once. */
export function useOwnMembership() {
  const queryClient = useQueryClient()
  const { workspace } = useSession()
  return useMutation({
    mutationFn: (change: OwnMembershipChange) => api.workspace(workspace.id).members.updateSelf(change),
    onSuccess: ({ member, preferences }) => {
      queryClient.setQueryData<Me>(
        ['me'],
        (me) =>
          me && {
            ...me,
            memberships: me.memberships.map((membership) =>
              membership.workspace.id === workspace.id ? { ...membership, member, preferences } : membership,
            ),
          },
      )
      void queryClient.invalidateQueries({ queryKey: ['members', workspace.id] })
    },
  })
}
