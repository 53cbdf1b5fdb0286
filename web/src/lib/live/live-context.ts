import type { Availability, Viewer } from '@hubbub/contracts'
import type { ConnectionState } from '@hubbub/realtime/client'
import { createContext, use, useSyncExternalStore } from 'react'
import { type External, createExternal } from './create-external.ts'

export interface Writing {
  conversationId: string
  name: string
}

export interface WhoIsHere {
  conversationId: string | null
  viewers: readonly Viewer[]
}

/** What a screen may do with the socket; the events themselves arrive through the query cache. */
export interface Live {
  connection: External<ConnectionState>
  /** Of the conversation that is open. */
  viewers: External<WhoIsHere>
  /** The customer who writes right now. */
  writing: External<Writing | null>
  presence: External<ReadonlyMap<string, Availability>>
  watch: (conversationId: string | null) => void
  typing: (conversationId: string, typing: boolean, note?: boolean) => void
}

/** For those who are not signed in. */
export const inertLive: Live = {
  connection: createExternal<ConnectionState>({ status: 'connecting' }),
  viewers: createExternal<WhoIsHere>({ conversationId: null, viewers: [] }),
  writing: createExternal<Writing | null>(null),
  presence: createExternal<ReadonlyMap<string, Availability>>(new Map()),
  watch: () => {},
  typing: () => {},
}

export const LiveContext = createContext<Live>(inertLive)

export const useLive = () => use(LiveContext)

const useExternal = <T>({ get, subscribe }: External<T>) => useSyncExternalStore(subscribe, get)

export const useConnection = () => useExternal(useLive().connection)
export const usePresence = () => useExternal(useLive().presence)

/** The name of the customer who writes in this conversation now. */
export function useWriting(conversationId: string): string | null {
  const writing = useExternal(useLive().writing)
  return writing?.conversationId === conversationId ? writing.name : null
}

const nobody: readonly Viewer[] = []

/** Everybody who looks at a conversation now, oneself included. */
export function useViewers(conversationId: string): readonly Viewer[] {
  const here = useExternal(useLive().viewers)
  return here.conversationId === conversationId ? here.viewers : nobody
}
