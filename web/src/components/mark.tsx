import { cn } from '#lib/cn.ts'

/** Hubbub's sign: a word spoken, and its ripples. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 32 32"
      aria-hidden
      className={cn('size-6 fill-current stroke-current text-accent', className)}
    >
      <g strokeWidth="3" strokeLinecap="round" strokeLinejoin="round">
        <path d="M12.5 13a7 7 0 1 1-3.3 13.2L4 28l1.8-5.2A7 7 0 0 1 12.5 13Z" strokeWidth="1.5" />
        <path d="M14.5 7.7A12.5 12.5 0 0 1 24.8 18" fill="none" />
        <path d="M15.3 2.2A18 18 0 0 1 30.3 17.2" fill="none" opacity=".55" />
      </g>
    </svg>
  )
}

export const Wordmark = ({ className }: { className?: string }) => (
  <span className={cn('inline-flex items-center gap-2 text-lg font-semibold tracking-tight', className)}>
    <Mark />
    Hubbub
  </span>
)
