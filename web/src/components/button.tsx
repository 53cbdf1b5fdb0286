import { cva, type VariantProps } from 'class-variance-authority'
import { Slot } from 'radix-ui'
import type { ComponentProps } from 'react'
import { Spinner } from '#components/spinner.tsx'
import { cn } from '#lib/cn.ts'

export const buttonStyles = cva(
  'relative inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap transition-colors select-none disabled:opacity-55 aria-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'bg-accent text-on-accent hover:not-disabled:bg-accent-hover',
        secondary:
          'border border-border bg-card text-foreground shadow-[0_1px_1px_oklch(0_0_0/0.03)] hover:not-disabled:border-border-strong',
        ghost: 'text-foreground hover:not-disabled:bg-hover data-[state=open]:bg-hover',
        danger: 'bg-danger text-on-danger hover:not-disabled:bg-danger-hover',
        'danger-quiet': 'text-danger hover:not-disabled:bg-danger-soft',
      },
      size: {
        sm: 'h-7 px-2.5 text-sm',
        md: 'h-8 px-3 text-base',
        lg: 'h-10 px-4 text-base',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
)

export type ButtonProps = ComponentProps<'button'> &
  VariantProps<typeof buttonStyles> & {
    /** Renders the only child, such as a link, in the looks of a button. */
    asChild?: boolean
    /** Shows that work is under way and refuses further clicks, without losing the focus. */
    pending?: boolean
  }

export function Button({ variant, size, asChild, pending, className, children, ...rest }: ButtonProps) {
  const classes = cn(buttonStyles({ variant, size }), className)
  if (asChild) {
    return (
      <Slot.Root className={classes} {...rest}>
        {children}
      </Slot.Root>
    )
  }
  return (
    <button
      type="button"
      {...rest}
      className={classes}
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : rest.onClick}
    >
      <span className={cn('inline-flex items-center gap-1.5', pending && 'invisible')}>{children}</span>
      {pending ? (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      ) : null}
    </button>
  )
}
