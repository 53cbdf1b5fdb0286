import type { ComponentProps } from 'react'
import { useFieldProps } from '#components/field-context.ts'
import { cn } from '#lib/cn.ts'

export const fieldStyles =
  'w-full rounded-md border border-border-strong bg-card text-foreground placeholder:text-muted field-focus transition-[border-color] hover:border-foreground/60 disabled:opacity-60 aria-invalid:border-danger'

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input {...props} {...useFieldProps(props)} className={cn(fieldStyles, 'h-8 px-2.5', className)} />
}
