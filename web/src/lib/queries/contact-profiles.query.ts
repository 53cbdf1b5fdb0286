import type { ContactProfile } from '@hubbub/contracts'
import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

export const contactProfilesQuery = (workspaceId: string, contactId: string) =>
  queryOptions({
    queryKey: ['contact-profiles', workspaceId, contactId],
    queryFn: ({ signal }) => api.workspace(workspaceId).contacts.profiles(contactId, signal),
    select: (page) => page.items,
    staleTime: 30_000,
  })

/** What was kept and has grown old; the network itself is asked, once for all who look at it. */
export const dueProfileQuery = (
  workspaceId: string,
  contactId: string,
  { kind, value, fetchedAt }: ContactProfile,
) =>
  queryOptions({
    queryKey: ['due-profile', workspaceId, contactId, kind, value, fetchedAt],
    queryFn: ({ signal }) =>
      api.workspace(workspaceId).contacts.fetchProfile(contactId, { kind, value }, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
