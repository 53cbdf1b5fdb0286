import { Check, Minus } from 'lucide-react'
import { Checkbox as Radix } from 'radix-ui'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { cn } from '#lib/cn.ts'

export function Checkbox({ className, ...props }: ComponentProps<typeof Radix.Root>) {
  return (
    <Radix.Root
      {...props}
      className={cn(
        'grid size-4 shrink-0 place-items-center rounded-sm border border-border-strong bg-card hover:border-foreground/60 disabled:opacity-50 data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:border-accent data-[state=indeterminate]:bg-accent',
        className,
      )}
    >
      <Radix.Indicator className="text-on-accent">
        {props.checked === 'indeterminate' ? (
          <Minus className="size-3" strokeWidth={3} />
        ) : (
          <Check className="size-3" strokeWidth={3} />
        )}
      </Radix.Indicator>
    </Radix.Root>
  )
}

export type CheckboxFieldProps = ComponentProps<typeof Radix.Root> & { label: ReactNode; hint?: ReactNode }

/** A checkbox with its words; the whole line can be clicked. */
export function CheckboxField({ label, hint, ...props }: CheckboxFieldProps) {
  const id = useId()
  return (
    <div className="flex items-start gap-2 py-1">
      <Checkbox id={id} {...props} className="mt-0.5" aria-describedby={hint ? `${id}-hint` : undefined} />
      <div>
        <label htmlFor={id}>{label}</label>
        {hint ? (
          <p id={`${id}-hint`} className="text-sm text-muted">
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  )
}
