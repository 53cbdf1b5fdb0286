import { createRealtimeClient } from '@hubbub/realtime/client'
import type { Availability } from '@hubbub/contracts'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { type AnyRouteMatch, useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect, useMemo } from 'react'
import { api } from '#lib/api.ts'
import { createExternal } from '#lib/live/create-external.ts'
import { type Live, LiveContext, inertLive, type WhoIsHere } from '#lib/live/live-context.ts'
import type { Session } from '#lib/session.ts'
import { createEventApplier } from './apply-events.ts'

interface Place {
  workspaceId: string
  memberId: string
}

/** Keeps one socket open for as long as someone is signed in, and feeds the query cache from it. */
export function SocketBridge({ children }: { children: ReactNode }) {
  const queryClient = useQueryClient()
  const workspaceId = useRouterState({ select: ({ matches }) => sessionIn(matches)?.workspace.id })
  const memberId = useRouterState({ select: ({ matches }) => sessionIn(matches)?.member.id })
  const bridge = useMemo(
    () => (workspaceId && memberId ? createBridge(queryClient, { workspaceId, memberId }) : null),
    [queryClient, workspaceId, memberId],
  )
  useEffect(() => bridge?.open(), [bridge])
  return <LiveContext value={bridge?.live ?? inertLive}>{children}</LiveContext>
}

function sessionIn(matches: readonly AnyRouteMatch[]): Session | undefined {
  const match = matches.find(({ routeId }) => routeId === '/_app')
  // The route's own `beforeLoad` puts it there.
  return (match?.context as { session?: Session } | undefined)?.session
}

function createBridge(queryClient: QueryClient, place: Place) {
  const viewers = createExternal<WhoIsHere>({ conversationId: null, viewers: [] })
  const presence = createExternal<ReadonlyMap<string, Availability>>(new Map())
  const applier = createEventApplier({ queryClient, api: api.workspace(place.workspaceId), ...place })
  const client = createRealtimeClient({
    workspaceId: place.workspaceId,
    onEvents: applier.apply,
    onResync: applier.resync,
    onViewers: (conversationId, list) => viewers.set({ conversationId, viewers: list }),
    onPresence: (members) => presence.set(new Map(members.map((each) => [each.memberId, each.availability]))),
  })
  const live: Live = {
    connection: client.connection,
    viewers,
    presence,
    watch: client.watch,
    typing: client.typing,
  }
  const open = () => {
    client.connect()
    // A session that the gateway refuses has most likely ended: the next request will tell.
    const stop = client.connection.subscribe(() => {
      if (client.connection.get().status === 'refused')
        void queryClient.invalidateQueries({ queryKey: ['me'] })
    })
    return () => {
      stop()
      client.close()
    }
  }
  return { live, open }
}
