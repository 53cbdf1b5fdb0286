import type { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { CrashPage } from '#components/crash-page.tsx'
import { NotFoundPage } from '#components/not-found-page.tsx'
import { PagePending } from '#components/page-pending.tsx'
import { routeTree } from '../route-tree.gen.ts'
import { createQueryClient } from './query-client.ts'
import { AppShell } from './app-shell.tsx'

export function createApp() {
  const queryClient: QueryClient = createQueryClient(() => {
    // Someone who is not signed in yet is where they belong.
    if (queryClient.getQueryData(['me']) === undefined) return
    queryClient.clear()
    void router.invalidate()
  })
  const router = createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultErrorComponent: CrashPage,
    defaultNotFoundComponent: NotFoundPage,
    defaultPendingComponent: PagePending,
    defaultPendingMs: 250,
    scrollRestoration: true,
    InnerWrap: AppShell,
  })
  return { queryClient, router }
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createApp>['router']
  }
}
