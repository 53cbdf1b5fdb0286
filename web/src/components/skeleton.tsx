import { cn } from '#lib/cn.ts'

export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('block h-4 animate-pulse rounded-md bg-hover', className)} />
}

/** Rows of a list that is still loading; says so once to screen readers. */
export function SkeletonRows({
  rows = 6,
  className,
  label = 'Loading',
}: {
  rows?: number
  className?: string
  label?: string
}) {
  return (
    <div role="status" aria-label={label} className={cn('space-y-3', className)}>
      {Array.from({ length: rows }, (_, row) => `row-${row}`).map((key) => (
        <div key={key} className="flex items-center gap-3">
          <Skeleton className="size-8 rounded-full" />
          <div className="flex-1 space-y-1.5">
            <Skeleton className="h-3.5 w-2/5" />
            <Skeleton className="h-3 w-3/4" />
          </div>
        </div>
      ))}
    </div>
  )
}
