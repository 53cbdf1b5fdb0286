import { Switch as Radix } from 'radix-ui'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { cn } from '#lib/cn.ts'

export function Switch({ className, ...props }: ComponentProps<typeof Radix.Root>) {
  return (
    <Radix.Root
      {...props}
      className={cn(
        'inline-flex h-5 w-9 shrink-0 items-center rounded-full border border-border-strong bg-canvas p-px transition-colors disabled:opacity-50 data-[state=checked]:border-accent data-[state=checked]:bg-accent',
        className,
      )}
    >
      <Radix.Thumb className="block size-4 translate-x-0 rounded-full bg-border-strong transition-transform data-[state=checked]:translate-x-4 data-[state=checked]:bg-on-accent" />
    </Radix.Root>
  )
}

export type SwitchFieldProps = ComponentProps<typeof Radix.Root> & { label: ReactNode; hint?: ReactNode }

export function SwitchField({ label, hint, ...props }: SwitchFieldProps) {
  const id = useId()
  return (
    <div className="flex items-start justify-between gap-6">
      <div className="min-w-0">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {hint ? (
          <p id={`${id}-hint`} className="text-sm text-muted">
            {hint}
          </p>
        ) : null}
      </div>
      {/* In a form Radix puts a field of its own beside the switch: it stays there, and not at the row's beginning. */}
      <span className="relative mt-0.5 inline-flex shrink-0">
        <Switch id={id} {...props} aria-describedby={hint ? `${id}-hint` : undefined} />
      </span>
    </div>
  )
}
