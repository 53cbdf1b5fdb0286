import { CircleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { FieldContext } from '#components/field-context.ts'
import { useForm } from '#components/form.tsx'
import { cn } from '#lib/cn.ts'

export interface FieldProps {
  /** The path in what is sent, e.g. `settings.imap.host`: errors find the field by it. */
  name: string
  label: string
  hint?: ReactNode
  optional?: boolean
  /** Beside the label, e.g. a link. */
  aside?: ReactNode
  className?: string
  /** One control: Input, Textarea, Select or PasswordInput. */
  children: ReactNode
}

export function Field({ name, label, hint, optional, aside, className, children }: FieldProps) {
  const id = useId()
  const { errors } = useForm()
  const error = errors.fields[name]
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  return (
    <FieldContext value={{ id, name, describedBy, invalid: error !== undefined, required: !optional }}>
      <div data-field-control={name} className={cn('space-y-1', className)}>
        <div className="flex items-baseline justify-between gap-3">
          <label htmlFor={id} className="font-medium">
            {label}
            {optional ? <span className="font-normal text-muted"> (optional)</span> : null}
          </label>
          {aside}
        </div>
        {children}
        <FieldError id={`${id}-error`}>{error}</FieldError>
        {hint ? (
          <p id={`${id}-hint`} className="text-sm text-pretty text-muted">
            {hint}
          </p>
        ) : null}
      </div>
    </FieldContext>
  )
}

/** Nothing where there is nothing to complain about. */
export function FieldError({ id, children }: { id: string; children: string | undefined }) {
  if (children === undefined) return null
  return (
    <p id={id} className="flex items-start gap-1 text-sm text-danger">
      <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
      {children}
    </p>
  )
}
