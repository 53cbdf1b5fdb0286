import type { createRealtimeClient } from '@hubbub/realtime/client'
import type { Availability } from '@hubbub/contracts'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { type AnyRouteMatch, useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { api } from '#lib/api.ts'
import { createExternal } from '#lib/live/create-external.ts'
import { createWriting } from '#lib/live/create-writing.ts'
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
  const createClient = useRealtimeClient(workspaceId !== undefined)
  const bridge = useMemo(
    () =>
      createClient && workspaceId && memberId
        ? createBridge(queryClient, { createClient, workspaceId, memberId })
        : null,
    [createClient, queryClient, workspaceId, memberId],
  )
  useEffect(() => bridge?.open(), [bridge])
  return <LiveContext value={bridge?.live ?? inertLive}>{children}</LiveContext>
}

type CreateClient = typeof createRealtimeClient
const AGAIN_MS = 2_000

/** The socket's code comes after the first page, and is asked for again where it did not. */
function useRealtimeClient(isWanted: boolean): CreateClient | null {
  const [client, setClient] = useState<{ create: CreateClient } | null>(null)
  useEffect(() => {
    if (!isWanted) return
    let timer: ReturnType<typeof setTimeout>
    let isOver = false
    const load = () =>
      void import('@hubbub/realtime/client').then(
        ({ createRealtimeClient: create }) => {
          if (!isOver) setClient({ create })
        },
        () => {
          if (!isOver) timer = setTimeout(load, AGAIN_MS)
        },
      )
    load()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [isWanted])
  return client?.create ?? null
}

function sessionIn(matches: readonly AnyRouteMatch[]): Session | undefined {
  const match = matches.find(({ routeId }) => routeId === '/_app')
  // The route's own `beforeLoad` puts it there.
  return (match?.context as { session?: Session } | undefined)?.session
}

function createBridge(
  queryClient: QueryClient,
  { createClient, ...place }: Place & { createClient: CreateClient },
) {
  const viewers = createExternal<WhoIsHere>({ conversationId: null, viewers: [] })
  const presence = createExternal<ReadonlyMap<string, Availability>>(new Map())
  const writing = createWriting()
  const applier = createEventApplier({ queryClient, api: api.workspace(place.workspaceId), ...place })
  const client = createClient({
    workspaceId: place.workspaceId,
    onEvents: applier.apply,
    onResync: applier.resync,
    onViewers: (conversationId, list) => viewers.set({ conversationId, viewers: list }),
    onWriting: writing.note,
    onPresence: (members) => presence.set(new Map(members.map((each) => [each.memberId, each.availability]))),
  })
  const live: Live = {
    connection: client.connection,
    viewers,
    writing: writing.external,
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
