import { Command } from 'cmdk'
import { Check, Search } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Popover, PopoverContent, PopoverTrigger } from '#components/popover.tsx'
import { cn } from '#lib/cn.ts'

export interface ComboboxOption {
  value: string
  label: string
  /** Further words that find it. */
  keywords?: string[]
  icon?: ReactNode
  hint?: string
}

export interface ComboboxProps {
  /** The element that opens it; must take a ref. */
  trigger: ReactNode
  /** Said to screen readers and shown in the search field. */
  label: string
  options: readonly ComboboxOption[]
  selected: readonly string[]
  /** With `multiple` it stays open after a choice. */
  multiple?: boolean
  onSelect: (value: string) => void
  empty?: string
  footer?: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
  align?: 'start' | 'center' | 'end'
}

/** A list one can type into: people, teams, labels. */
export function Combobox({ trigger, onOpenChange, align = 'start', ...props }: ComboboxProps) {
  const [ownOpen, setOwnOpen] = useState(false)
  const open = props.open ?? ownOpen
  const change = (next: boolean) => {
    setOwnOpen(next)
    onOpenChange?.(next)
  }
  return (
    <Popover open={open} onOpenChange={change}>
      <PopoverTrigger asChild>{trigger}</PopoverTrigger>
      <PopoverContent align={align} aria-label={props.label} className="w-64 p-0">
        <ComboboxList {...props} onChosen={() => !props.multiple && change(false)} />
      </PopoverContent>
    </Popover>
  )
}

type ListProps = Pick<
  ComboboxProps,
  'label' | 'options' | 'selected' | 'onSelect' | 'empty' | 'footer' | 'multiple'
> & {
  onChosen: () => void
}

function ComboboxList({
  label,
  options,
  selected,
  onSelect,
  onChosen,
  empty = 'Nothing found',
  footer,
}: ListProps) {
  return (
    <Command label={label} loop>
      <div className="flex items-center gap-2 border-b border-border px-3">
        <Search aria-hidden className="size-4 text-muted" />
        <Command.Input
          autoFocus
          placeholder={label}
          className="h-9 w-full bg-transparent outline-none placeholder:text-muted"
        />
      </div>
      <Command.List className="max-h-72 overflow-y-auto p-1 thin-scroll">
        <Command.Empty className="px-2 py-4 text-center text-muted">{empty}</Command.Empty>
        {options.map((option) => (
          <Command.Item
            key={option.value}
            value={option.value}
            keywords={[option.label, ...(option.keywords ?? [])]}
            onSelect={() => {
              onSelect(option.value)
              onChosen()
            }}
            className="flex min-h-7.5 items-center gap-2 rounded-md px-2 py-1 select-none data-[selected=true]:bg-hover"
          >
            {option.icon}
            <span className="min-w-0 flex-1 truncate">{option.label}</span>
            {option.hint ? <span className="text-sm text-muted">{option.hint}</span> : null}
            <Check
              aria-hidden
              className={cn('size-4 text-accent', selected.includes(option.value) ? 'visible' : 'invisible')}
            />
          </Command.Item>
        ))}
      </Command.List>
      {footer ? <div className="border-t border-border p-1">{footer}</div> : null}
    </Command>
  )
}
