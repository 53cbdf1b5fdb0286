import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

/** Where sending is held now. */
export const standingHoldsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['outbound-holds', workspaceId, 'standing'],
    queryFn: ({ signal }) => api.workspace(workspaceId).outboundHolds.list({ standing: 'true' }, signal),
    select: (page) => page.items,
    staleTime: 60_000,
  })

export const allHoldsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['outbound-holds', workspaceId, 'all'],
    queryFn: ({ signal }) => api.workspace(workspaceId).outboundHolds.list({}, signal),
    select: (page) => page.items,
  })

export const heldItemsQuery = (workspaceId: string, id: string) =>
  queryOptions({
    queryKey: ['outbound-holds', workspaceId, 'items', id],
    queryFn: ({ signal }) => api.workspace(workspaceId).outboundHolds.items(id, signal),
    select: (page) => page.items,
    // What somebody sends meanwhile is caught without an event.
    refetchInterval: 10_000,
  })
