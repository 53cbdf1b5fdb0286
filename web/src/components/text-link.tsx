import { createLink } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { cn } from '#lib/cn.ts'

/** A link within words. */
export const TextLink = createLink(({ className, ...props }: ComponentProps<'a'>) => (
  <a
    {...props}
    className={cn(
      'font-medium text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent',
      className,
    )}
  >
    {props.children}
  </a>
))
