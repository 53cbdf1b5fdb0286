import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { ErrorState } from '#components/error-state.tsx'

/** Where a route could not load, or fell over while drawing. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const retry = () => {
    reset()
    void router.invalidate()
  }
  return (
    <main className="grid h-full min-h-80 place-items-center">
      <ErrorState error={error} what="this page" onRetry={retry} />
    </main>
  )
}
