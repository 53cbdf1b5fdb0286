import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'
import { EmptyState } from '#components/empty-state.tsx'
import { ErrorState } from '#components/error-state.tsx'
import { PageTitle } from '#components/page-title.tsx'
import { Spinner } from '#components/spinner.tsx'
import { isAway } from '#lib/is-away.ts'
import { useAwaySince } from '#lib/live/away-since.ts'

/** Where a route could not load, or fell over while drawing. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const retry = () => {
    reset()
    void router.invalidate()
  }
  return (
    <main className="grid h-full min-h-80 place-items-center">
      {isAway(error) ? (
        <Reconnecting onBack={retry} />
      ) : (
        <ErrorState error={error} what="this page" onRetry={retry} />
      )}
    </main>
  )
}

/** Goes on by itself: nobody has to press anything for a server that was away. */
function Reconnecting({ onBack }: { onBack: () => void }) {
  const since = useAwaySince()
  const goOn = useEffectEvent(onBack)
  useEffect(() => {
    if (since === null) goOn()
  }, [since])
  return (
    <div role="status">
      <PageTitle>Reconnecting…</PageTitle>
      <EmptyState title="Reconnecting…">
        <Spinner className="mx-auto my-3 size-6" />
        The server cannot answer at the moment. This page goes on by itself as soon as it can.
      </EmptyState>
    </div>
  )
}
