import { type ImportField, isTimeZone, type TableMapping } from '@hubbub/contracts'
import { type ReactNode, useId } from 'react'
import { Input } from '#components/input.tsx'
import { Select } from '#components/select.tsx'
import { SwitchField } from '#components/switch.tsx'
import { fieldWords, needed } from './import-words.ts'

interface MappingFieldsProps {
  rows: readonly string[][]
  mapping: TableMapping
  onColumn: (field: ImportField, column: number | null) => void
  onChange: (part: Partial<TableMapping>) => void
}

const NONE = 'none'

export function MappingFields({ rows, mapping, onColumn, onChange }: MappingFieldsProps) {
  const [first = []] = rows
  const columns = first.map((cell, index) => ({
    value: String(index),
    label: mapping.hasHeader && cell.trim() !== '' ? cell.trim().slice(0, 60) : `Column ${index + 1}`,
  }))
  const options = [{ value: NONE, label: 'None' }, ...columns]
  return (
    <div className="space-y-4">
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {(Object.keys(fieldWords) as ImportField[]).map((field) => (
          <Labelled key={field} label={fieldWords[field]} optional={!needed.includes(field)}>
            <Select
              aria-label={fieldWords[field]}
              options={options}
              value={String(mapping.columns[field] ?? NONE)}
              onValueChange={(value) => onColumn(field, value === NONE ? null : Number(value))}
            />
          </Labelled>
        ))}
      </div>
      <TableRules mapping={mapping} onChange={onChange} />
    </div>
  )
}

const encodings = ['utf-8', 'windows-1252', 'iso-8859-15', 'utf-16le', 'windows-1251', 'shift_jis', 'gb18030']
const delimiters = [
  { value: ',', label: 'Comma ,' },
  { value: ';', label: 'Semicolon ;' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: 'Bar |' },
]
const identities = [
  { value: 'email', label: 'E-mail address' },
  { value: 'phone', label: 'Telephone number' },
  { value: 'import', label: 'Name or handle' },
]

/** How the file is written. */
function TableRules({ mapping, onChange }: Pick<MappingFieldsProps, 'mapping' | 'onChange'>) {
  return (
    <div className="grid gap-3 border-t border-border pt-3 sm:grid-cols-2 lg:grid-cols-3">
      <Labelled label="Customers are known by">
        <Select
          aria-label="Customers are known by"
          options={identities}
          value={mapping.identity}
          onValueChange={(identity) => onChange({ identity })}
        />
      </Labelled>
      <Labelled label="Dates such as 3/4/2026">
        <Select
          aria-label="Dates such as 3/4/2026"
          options={[
            { value: 'day', label: '3 April (day first)' },
            { value: 'month', label: '4 March (month first)' },
          ]}
          value={mapping.dayFirst ? 'day' : 'month'}
          onValueChange={(first) => onChange({ dayFirst: first === 'day' })}
        />
      </Labelled>
      <TimeZone mapping={mapping} onChange={onChange} />
      <Labelled label="Encoding">
        <Select
          aria-label="Encoding"
          options={encodings.map((value) => ({ value, label: value.toUpperCase() }))}
          value={mapping.encoding}
          onValueChange={(encoding) => onChange({ encoding })}
        />
      </Labelled>
      <Labelled label="Separator">
        <Select
          aria-label="Separator"
          options={delimiters}
          value={mapping.delimiter}
          onValueChange={(delimiter) => onChange({ delimiter })}
        />
      </Labelled>
      <div className="grid gap-3 sm:col-span-2 sm:grid-cols-2 sm:gap-8 lg:col-span-3">
        <SwitchField
          label="The first row has names"
          checked={mapping.hasHeader}
          onCheckedChange={(hasHeader) => onChange({ hasHeader })}
        />
        <SwitchField
          label="Only mentions"
          hint="Said of us, not to us: kept without conversations."
          checked={mapping.mentions}
          onCheckedChange={(mentions) => onChange({ mentions })}
        />
      </div>
    </div>
  )
}

function TimeZone({ mapping, onChange }: Pick<MappingFieldsProps, 'mapping' | 'onChange'>) {
  const id = useId()
  const known = isTimeZone(mapping.timeZone)
  return (
    <Labelled label="Time zone of dates without one">
      <Input
        aria-label="Time zone of dates without one"
        list={id}
        defaultValue={mapping.timeZone}
        aria-invalid={!known}
        onChange={(event) => onChange({ timeZone: event.target.value.trim() })}
      />
      <datalist id={id}>
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </datalist>
      {known ? null : <p className="mt-1 text-sm text-danger">There is no such time zone</p>}
    </Labelled>
  )
}

function Labelled({
  label,
  optional = false,
  children,
}: {
  label: string
  optional?: boolean
  children: ReactNode
}) {
  return (
    <div>
      <p aria-hidden className="mb-1 font-medium">
        {label}
        {optional ? <span className="font-normal text-muted"> (optional)</span> : null}
      </p>
      {children}
    </div>
  )
}
