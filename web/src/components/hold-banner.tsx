import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { OctagonPause } from 'lucide-react'
import { TimeAgo } from '#components/time-ago.tsx'
import { cn } from '#lib/cn.ts'
import { standingHoldsQuery } from '#lib/outbound/outbound-holds.query.ts'
import { useSession } from '#lib/session.ts'

interface Props {
  /** Only what concerns this brand; all that stands where it is left out. */
  brandId?: string
  className?: string
}

/** Wherever one writes: that sending is held, by whom, why, and what that means here. */
export function HoldBanner({ brandId, className }: Props) {
  const { workspace, can } = useSession()
  const standing = useQuery(standingHoldsQuery(workspace.id)).data ?? []
  const holds = standing.filter(
    ({ brand }) => brandId === undefined || brand === null || brand.id === brandId,
  )
  if (holds.length === 0) return null
  return (
    <div className={cn('space-y-1.5', className)}>
      {holds.map(({ id, brand, reach, reason, placedBy, placedAt }) => (
        <div
          key={id}
          role="status"
          className="flex items-start gap-2.5 rounded-md border border-danger/40 bg-danger-soft px-3 py-2 text-danger"
        >
          <OctagonPause aria-hidden className="mt-0.5 size-4 shrink-0" />
          <div className="min-w-0 flex-1 text-pretty break-words">
            <p className="font-semibold">Sending is held for {brand === null ? 'all brands' : brand.name}</p>
            <p>
              {reason} · {placedBy}, <TimeAgo at={placedAt} />.{' '}
              {reach === 'all'
                ? 'Nothing leaves until it is lifted: what you send waits.'
                : 'Posts, and all that is scheduled or automatic, wait. A reply that you write and send now still leaves.'}
            </p>
          </div>
          {can('outbound:hold') ? (
            <Link to="/settings/holding" className="shrink-0 underline">
              What is held
            </Link>
          ) : null}
        </div>
      ))}
    </div>
  )
}
