import { useId } from 'react'
import { CheckboxField } from '#components/checkbox.tsx'
import { FieldError } from '#components/field.tsx'
import { useForm } from '#components/form.tsx'

export interface CheckboxGroupProps {
  name: string
  legend: string
  options: readonly { value: string; label: string; hint?: string }[]
  defaultValues?: readonly string[]
  /** Instead of options, where there are none. */
  empty?: string
}

/** Several of many, each a field of the same name. */
export function CheckboxGroup({
  name,
  legend,
  options,
  defaultValues = [],
  empty = 'Nothing to choose from',
}: CheckboxGroupProps) {
  const id = useId()
  const error = useForm().errors.fields[name]
  return (
    <fieldset data-field-control={name} aria-describedby={error && id} className="space-y-1">
      <legend className="mb-1 font-medium">{legend}</legend>
      <div className="max-h-64 overflow-y-auto rounded-md border border-border px-3 py-1.5 thin-scroll">
        {options.length === 0 ? <p className="py-1 text-muted">{empty}</p> : null}
        {options.map(({ value, label, hint }) => (
          <CheckboxField
            key={value}
            name={name}
            value={value}
            label={label}
            hint={hint}
            defaultChecked={defaultValues.includes(value)}
          />
        ))}
      </div>
      <FieldError id={id}>{error}</FieldError>
    </fieldset>
  )
}
