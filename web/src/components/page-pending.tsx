import { Mark } from '#components/mark.tsx'

export function PagePending() {
  return (
    <div role="status" aria-label="Loading" className="grid h-full min-h-60 place-items-center">
      <Mark className="size-8 animate-pulse" />
    </div>
  )
}
