import type { ContactProfile } from '@hubbub/contracts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '#lib/api.ts'
import { errorText } from '#lib/error-text.ts'
import { contactProfilesQuery, dueProfileQuery } from '#lib/queries/contact-profiles.query.ts'
import { useSession } from '#lib/session.ts'

/** What is known by now: what is kept, or where that has grown old, what the network says today. */
export function useProfile(contactId: string, kept: ContactProfile) {
  const { workspace } = useSession()
  const queryClient = useQueryClient()
  const due = useQuery({ ...dueProfileQuery(workspace.id, contactId, kept), enabled: kept.due })
  const asking = useMutation({
    mutationFn: () =>
      api.workspace(workspace.id).contacts.fetchProfile(contactId, {
        kind: kept.kind,
        value: kept.value,
        refresh: true,
      }),
    onSuccess: (fresh) =>
      queryClient.setQueryData(contactProfilesQuery(workspace.id, contactId).queryKey, (before) =>
        before === undefined
          ? before
          : { ...before, items: before.items.map((one) => (isSame(one, fresh) ? fresh : one)) },
      ),
  })
  const shown = (kept.due ? due.data : undefined) ?? kept
  const error = asking.error ?? (kept.due ? due.error : null)
  return {
    shown,
    isAsking: asking.isPending || due.isFetching,
    problem: error === null ? shown.problem : errorText(error),
    lookUp: () => asking.mutate(),
  }
}

const isSame = (a: ContactProfile, b: ContactProfile) => a.kind === b.kind && a.value === b.value
