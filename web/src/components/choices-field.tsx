import { Plus } from 'lucide-react'
import { Chip } from '#components/chip.tsx'
import { Combobox, type ComboboxOption } from '#components/combobox.tsx'
import { Button } from '#components/button.tsx'

interface ChoicesFieldProps {
  label: string
  /** What it means where nothing is chosen. */
  none: string
  options: readonly ComboboxOption[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

/** Some of a list, or all of it. */
export function ChoicesField({ label, none, options, chosen, onChange }: ChoicesFieldProps) {
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
  return (
    <fieldset className="space-y-1">
      <legend className="font-medium">{label}</legend>
      <div className="flex flex-wrap items-center gap-1">
        {chosen.map((value) => (
          <Chip key={value} removeLabel={`Remove ${value}`} onRemove={() => toggle(value)}>
            {options.find((option) => option.value === value)?.label ?? value}
          </Chip>
        ))}
        <Combobox
          label={label}
          multiple
          options={options}
          selected={[...chosen]}
          onSelect={toggle}
          trigger={
            <Button
              size="sm"
              variant={chosen.length === 0 ? 'secondary' : 'ghost'}
              aria-label={`Choose: ${label}, ${chosen.length === 0 ? none : 'Add'}`}
            >
              <Plus /> {chosen.length === 0 ? none : 'Add'}
            </Button>
          }
        />
      </div>
    </fieldset>
  )
}
