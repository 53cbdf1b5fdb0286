import type { ComponentProps } from 'react'
import { useFieldProps } from '#components/field-context.ts'
import { fieldStyles } from '#components/input.tsx'
import { cn } from '#lib/cn.ts'

export function Textarea({ className, rows = 4, ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea
      {...props}
      {...useFieldProps(props)}
      rows={rows}
      className={cn(fieldStyles, 'field-sizing-content max-h-96 min-h-20 px-2.5 py-1.5', className)}
    />
  )
}
