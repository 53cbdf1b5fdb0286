import { useId } from 'react'
import { Input } from '#components/input.tsx'
import { numberOf } from './draft.ts'

interface NumberFieldProps {
  label: string
  value: number
  min: number
  max: number
  onChange: (value: number) => void
}

export function NumberField({ label, value, min, max, onChange }: NumberFieldProps) {
  const id = useId()
  return (
    <div className="space-y-1">
      <label htmlFor={id} className="block font-medium">
        {label}
      </label>
      <Input
        id={id}
        type="number"
        inputMode="numeric"
        min={min}
        max={max}
        // While it is typed it may be anything; the number counts when it is one.
        defaultValue={value}
        onChange={(event) => {
          const typed = Number(event.target.value)
          if (Number.isInteger(typed) && typed >= min && typed <= max) onChange(typed)
        }}
        onBlur={(event) => {
          event.target.value = String(numberOf(event.target.value, { min, max }))
          onChange(numberOf(event.target.value, { min, max }))
        }}
      />
    </div>
  )
}
