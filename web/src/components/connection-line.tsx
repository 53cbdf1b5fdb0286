import { CloudOff } from 'lucide-react'
import { Spinner } from '#components/spinner.tsx'
import { useAwaySince } from '#lib/live/away-since.ts'
import { useConnection } from '#lib/live/live-context.ts'
import { useNow } from '#lib/time/use-now.ts'

const CALM_MS = 3_000

/** Says that what one sees may be old; a short interruption is not worth a word. */
export function ConnectionLine() {
  const connection = useConnection()
  const now = useNow()
  const away = useAwaySince()
  const since = connection.status === 'reconnecting' ? connection.since : away
  if (since !== null) return <Reconnecting key={since.getTime()} late={now - since.getTime() > CALM_MS} />
  if (connection.status === 'refused') {
    return (
      <p role="status" className="flex items-center gap-2 bg-warning-soft px-3 py-1.5 text-sm text-warning">
        <CloudOff aria-hidden className="size-4 shrink-0" />
        Live updates are refused. Reload the page, or sign in again.
      </p>
    )
  }
  return null
}

/** Fades in by itself after the calm time, so that no timer is needed. */
const Reconnecting = ({ late }: { late: boolean }) => (
  <p
    role="status"
    style={late ? undefined : { animationDelay: `${CALM_MS}ms` }}
    className="flex animate-[appear_0.01s_both] items-center gap-2 bg-warning-soft px-3 py-1.5 text-sm text-warning"
  >
    <Spinner className="shrink-0" />
    Reconnecting… What you see may be a moment old.
  </p>
)
