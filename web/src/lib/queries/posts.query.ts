import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

const PAGE = 30
export const postsKey = (workspaceId: string) => ['posts', workspaceId] as const

/** What our accounts said to everybody. */
export const postsQuery = (workspaceId: string) =>
  infiniteQueryOptions({
    queryKey: [...postsKey(workspaceId), 'list'],
    queryFn: ({ pageParam, signal }) =>
      api.workspace(workspaceId).posts.list({ limit: PAGE, cursor: pageParam ?? undefined }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    staleTime: 30_000,
  })

/** What was said below one of them. */
export const postRepliesQuery = (workspaceId: string, postId: string) =>
  queryOptions({
    queryKey: [...postsKey(workspaceId), 'replies', postId],
    queryFn: ({ signal }) => api.workspace(workspaceId).posts.replies(postId, signal),
    select: (page) => page.items,
  })

/** The accounts that could publish, and what each network asks of a post. */
export const publishTermsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['channels', workspaceId, 'publish-terms'],
    queryFn: ({ signal }) => api.workspace(workspaceId).posts.terms(signal),
    select: (page) => page.items,
    staleTime: 60_000,
  })
