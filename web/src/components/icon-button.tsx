import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps, ReactNode } from 'react'
import { Tooltip } from '#components/tooltip.tsx'
import { cn } from '#lib/cn.ts'

const styles = cva(
  'inline-flex shrink-0 items-center justify-center rounded-md text-muted transition-colors hover:not-disabled:bg-hover hover:not-disabled:text-foreground data-[state=open]:bg-hover aria-pressed:bg-selected aria-pressed:text-accent disabled:opacity-45 [&_svg]:size-4',
  {
    variants: { size: { sm: 'size-6', md: 'size-8', lg: 'size-10 [&_svg]:size-5' } },
    defaultVariants: { size: 'md' },
  },
)

export type IconButtonProps = Omit<ComponentProps<'button'>, 'children' | 'aria-label'> &
  VariantProps<typeof styles> & {
    /** Said by screen readers and shown on hover. */
    label: string
    /** Keys shown beside the label, e.g. `['G', 'I']`. */
    keys?: readonly string[]
    /** Without a tooltip: where the sign says it all and the button is focused by itself. */
    bare?: boolean
    side?: 'top' | 'right' | 'bottom' | 'left'
    children: ReactNode
  }

export function IconButton({ label, keys, side, bare, size, className, children, ...rest }: IconButtonProps) {
  const button = (
    <button type="button" {...rest} aria-label={label} className={cn(styles({ size }), className)}>
      {children}
    </button>
  )
  if (bare) return button
  return (
    <Tooltip label={label} keys={keys} side={side}>
      {button}
    </Tooltip>
  )
}
