import type { Condition, ConditionField } from '@hubbub/contracts'
import { ChevronDown, X } from 'lucide-react'
import { Combobox } from '#components/combobox.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { Input, fieldStyles } from '#components/input.tsx'
import { Select } from '#components/select.tsx'
import { cn } from '#lib/cn.ts'
import { useDirectory } from '#lib/use-directory.ts'
import { type DraftCondition, newCondition } from './draft-group.ts'
import { choosable, fieldWords, opWords, valuesOfField } from './field-words.ts'

export interface ConditionRowProps {
  part: DraftCondition
  /** Said to screen readers: which of them it is. */
  name: string
  onChange: (part: DraftCondition | null) => void
}

/** Field, operator and value of one condition. */
export function ConditionRow({ part, name, onChange }: ConditionRowProps) {
  const { condition } = part
  const set = (patch: { op?: string; value?: unknown }) =>
    onChange({ ...part, condition: { ...condition, ...patch } as Condition })
  return (
    <div role="group" aria-label={name} className="relative flex flex-wrap items-center gap-1.5 pr-8.5">
      <Select
        aria-label="Field"
        className="w-40 max-sm:w-full"
        value={condition.field}
        options={choosable.map((field) => ({ value: field, label: fieldWords[field] }))}
        onValueChange={(field: ConditionField) => onChange({ ...newCondition(field), id: part.id })}
      />
      <OperatorField condition={condition} onOp={(op) => set({ op })} />
      <ValueField condition={condition} onValue={(value) => set({ value })} />
      <IconButton
        size="sm"
        label="Remove this condition"
        onClick={() => onChange(null)}
        className="absolute top-0.5 right-0"
      >
        <X />
      </IconButton>
    </div>
  )
}

const operators = {
  list: ['is', 'is-not'],
  text: ['contains', 'contains-not'],
  age: ['over', 'under'],
} as const

function kindOf({ field }: Condition): keyof typeof operators | 'flag' {
  if (field === 'unread') return 'flag'
  if (field === 'subject') return 'text'
  return field === 'waiting' || field === 'activity' || field === 'created' ? 'age' : 'list'
}

function OperatorField({ condition, onOp }: { condition: Condition; onOp: (op: string) => void }) {
  const kind = kindOf(condition)
  if (kind === 'flag') return null
  return (
    <Select
      aria-label="Operator"
      className="w-40 max-sm:w-36"
      value={condition.op}
      options={operators[kind].map((op) => ({ value: op as string, label: opWords[op] }))}
      onValueChange={onOp}
    />
  )
}

interface ValueFieldProps {
  condition: Condition
  onValue: (value: unknown) => void
}

function ValueField({ condition, onValue }: ValueFieldProps) {
  if (condition.field === 'unread')
    return (
      <Select
        aria-label="Value"
        className="w-32"
        value={condition.value ? 'unread' : 'read'}
        options={[
          { value: 'unread', label: 'Unread' },
          { value: 'read', label: 'Read' },
        ]}
        onValueChange={(value) => onValue(value === 'unread')}
      />
    )
  if (condition.field === 'subject')
    return (
      <Input
        aria-label="Value"
        className="w-48"
        value={condition.value}
        maxLength={200}
        onChange={(event) => onValue(event.target.value)}
      />
    )
  if (typeof condition.value === 'number')
    return (
      <span className="flex items-center gap-1.5">
        <Input
          aria-label="Hours"
          type="number"
          min={0}
          max={100_000}
          className="w-20 tabular"
          value={condition.value}
          onChange={(event) => onValue(Math.max(0, Number(event.target.value)))}
        />
        <span className="text-muted">hours{condition.field === 'waiting' ? '' : ' ago'}</span>
      </span>
    )
  return <ListValue field={condition.field} values={condition.value} onValue={onValue} />
}

interface ListValueProps {
  field: ConditionField
  values: readonly string[]
  onValue: (values: string[]) => void
}

function ListValue({ field, values, onValue }: ListValueProps) {
  const options = valuesOfField(field, useDirectory()) ?? []
  const chosen = options.filter(({ value }) => values.includes(value)).map(({ label }) => label)
  const text = chosen.length > 0 ? chosen.join(', ') : 'Choose…'
  return (
    <Combobox
      multiple
      label={fieldWords[field]}
      options={options}
      selected={values}
      onSelect={(value) =>
        onValue(values.includes(value) ? values.filter((each) => each !== value) : [...values, value])
      }
      trigger={
        <button
          type="button"
          aria-label={`Value: ${text}`}
          className={cn(
            fieldStyles,
            'flex h-8 w-auto max-w-64 min-w-30 items-center justify-between gap-2 px-2.5',
            chosen.length === 0 && 'text-muted',
          )}
        >
          <span className="truncate">{text}</span>
          <ChevronDown aria-hidden className="size-4 shrink-0 text-muted" />
        </button>
      }
    />
  )
}
