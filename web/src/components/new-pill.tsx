import { ArrowUp } from 'lucide-react'

/** What came in above while someone reads further down. */
export function NewPill({ count, onClick }: { count: number; onClick: () => void }) {
  return (
    <div aria-live="polite" className="pointer-events-none absolute inset-x-0 top-2 z-10 flex justify-center">
      {count > 0 ? (
        <button
          type="button"
          onClick={onClick}
          className="pointer-events-auto flex h-7 animate-rise items-center gap-1.5 rounded-full bg-accent px-3 text-sm font-medium text-on-accent shadow-raised hover:bg-accent-hover"
        >
          <ArrowUp aria-hidden className="size-3.5" />
          {count > 99 ? '99+' : count} new
        </button>
      ) : null}
    </div>
  )
}
