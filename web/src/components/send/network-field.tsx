import type { PublishField } from '@hubbub/contracts'
import { useId } from 'react'
import { Input } from '#components/input.tsx'
import { Select } from '#components/select.tsx'

/** What a network wants to know of a post besides its text. */
export function NetworkField({
  field,
  value,
  onChange,
}: {
  field: PublishField
  value: string
  onChange: (value: string) => void
}) {
  const id = useId()
  const { label, hint, input, options, required, max } = field
  return (
    <div className="space-y-1">
      <label htmlFor={id} className="flex items-baseline gap-1 font-medium">
        {label}
        {required || input === 'select' ? null : <span className="font-normal text-muted">(optional)</span>}
        {max !== null && value.length > max * 0.8 ? (
          <span className="ml-auto text-xs font-normal text-muted tabular">
            {Array.from(value).length} / {max}
          </span>
        ) : null}
      </label>
      {input === 'select' ? (
        <Select id={id} options={options} value={value} onValueChange={onChange} aria-label={label} />
      ) : (
        <Input
          id={id}
          value={value}
          required={required}
          aria-describedby={hint === null ? undefined : `${id}-hint`}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {hint === null ? null : (
        <p id={`${id}-hint`} className="text-sm text-pretty text-muted">
          {hint}
        </p>
      )}
    </div>
  )
}
