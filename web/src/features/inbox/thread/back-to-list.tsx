import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { cn } from '#lib/cn.ts'

/** Only where list and thread stand one after the other. */
export function BackToList({ className }: { className?: string }) {
  return (
    <Link
      to="/inbox"
      search={(before) => ({ ...before, message: undefined })}
      aria-label="Back to the list"
      preload={false}
      className={cn(
        'grid size-8 shrink-0 place-items-center rounded-md text-muted hover:bg-hover hover:text-foreground lg:hidden',
        className,
      )}
    >
      <ArrowLeft className="size-4" />
    </Link>
  )
}
