import { useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { LogCallHost } from '#components/log-call/log-call-host.tsx'
import { CommandCenter } from '#features/commands/command-center.tsx'
import { SocketBridge } from './socket-bridge.tsx'

/** What stands around every page: the socket, and for those who are signed in the keys. */
export function AppShell({ children }: { children: ReactNode }) {
  const isSignedIn = useRouterState({
    select: ({ matches }) =>
      matches.some(({ routeId, status }) => routeId === '/_app' && status === 'success'),
  })
  return (
    <SocketBridge>
      {children}
      {isSignedIn ? <CommandCenter /> : null}
      {isSignedIn ? <LogCallHost /> : null}
    </SocketBridge>
  )
}
