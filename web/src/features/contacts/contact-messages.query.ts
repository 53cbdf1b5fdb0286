import { infiniteQueryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'
import { contactMessagesKey } from '#lib/conversations/keys.ts'

const PAGE = 25

/** What a contact and we said to each other, wherever it was. */
export const contactMessagesQuery = (workspaceId: string, contactId: string) =>
  infiniteQueryOptions({
    queryKey: [...contactMessagesKey(workspaceId), contactId],
    queryFn: ({ pageParam, signal }) =>
      api
        .workspace(workspaceId)
        .contacts.messages(contactId, { limit: PAGE, cursor: pageParam ?? undefined }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    staleTime: 30_000,
  })
