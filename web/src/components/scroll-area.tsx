import type { ComponentProps } from 'react'
import { cn } from '#lib/cn.ts'

/**
 * Scrolls on its own; the browser's own scrolling, so that virtual lists and find-in-page work.
 * Reachable by keyboard also where nothing inside takes the focus.
 */
export function ScrollArea({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div {...props} className={cn('min-h-0 overflow-y-auto overscroll-contain thin-scroll', className)} />
  )
}
