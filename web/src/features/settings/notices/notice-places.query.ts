import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

export const noticePlacesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['notice-places', workspaceId],
    queryFn: ({ signal }) => api.workspace(workspaceId).noticePlaces.list(signal),
    select: (page) => page.items,
    // What was posted last is told by no event.
    refetchInterval: 30_000,
  })

export const roomsQuery = (workspaceId: string, channelId: string) =>
  queryOptions({
    queryKey: ['channel-rooms', workspaceId, channelId],
    queryFn: ({ signal }) => api.workspace(workspaceId).channels.rooms(channelId, signal),
    select: (page) => page.items,
    staleTime: 60_000,
    retry: false,
  })
