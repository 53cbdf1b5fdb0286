import { Skeleton } from '#components/skeleton.tsx'

const keys = ['a', 'b', 'c']

export function ThreadSkeleton() {
  return (
    <section
      role="status"
      aria-label="Loading the conversation"
      className="flex min-w-0 flex-1 flex-col bg-canvas"
    >
      <div className="flex h-14 items-center gap-3 border-b border-border bg-background px-4">
        <Skeleton className="size-8 rounded-full" />
        <Skeleton className="h-4 w-48" />
      </div>
      <MessagesSkeleton />
    </section>
  )
}

export const MessagesSkeleton = () => (
  <div className="mx-auto w-full max-w-3xl flex-1 space-y-4 p-4">
    {keys.map((key) => (
      <div key={key} className="space-y-2.5 rounded-lg border border-border bg-card p-4 odd:mr-10 even:ml-10">
        <Skeleton className="h-3.5 w-1/3" />
        <Skeleton className="h-3 w-full" />
        <Skeleton className="h-3 w-4/5" />
      </div>
    ))}
  </div>
)
