import type { Conversation } from '@hubbub/contracts'
import { X } from 'lucide-react'
import { useState } from 'react'
import { Callout } from '#components/callout.tsx'
import { Checkbox } from '#components/checkbox.tsx'
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from '#components/dropdown-menu.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { Spinner } from '#components/spinner.tsx'
import { useSession } from '#lib/session.ts'
import { useNow } from '#lib/time/use-now.ts'
import { type BulkSection, bulkSections } from '../actions/bulk-sections.tsx'
import { type BulkFailure, useBulkChange } from '../actions/use-bulk-change.ts'
import { useDirectory } from '../use-directory.ts'

export interface BulkBarProps {
  selected: readonly Conversation[]
  total: number
  onSelectAll: () => void
  onSelect: (ids: readonly string[]) => void
}

export function BulkBar({ selected, total, onSelectAll, onSelect }: BulkBarProps) {
  const [failures, setFailures] = useState<BulkFailure[]>([])
  const session = useSession()
  const now = useNow()
  const sections = bulkSections({
    conversations: selected,
    directory: useDirectory(),
    session,
    now: new Date(now),
  })
  const bulk = useBulkChange((failed) => {
    setFailures(failed)
    onSelect(failed.map(({ id }) => id))
  })
  const isAll = selected.length === total
  return (
    <div
      role="group"
      aria-label="Selected conversations"
      className="shrink-0 border-b border-border bg-accent-soft"
    >
      <div className="flex h-10 items-center gap-0.5 pr-1.5 pl-3">
        <Checkbox
          checked={isAll ? true : 'indeterminate'}
          aria-label={isAll ? 'Select none' : 'Select all that are loaded'}
          onCheckedChange={() => (isAll ? onSelect([]) : onSelectAll())}
        />
        <span aria-live="polite" className="ml-1.5 flex-1 truncate text-sm font-medium tabular">
          {selected.length} selected
        </span>
        {bulk.isPending ? <Spinner className="mr-2" /> : null}
        {sections.map((section) => (
          <SectionMenu
            key={section.name}
            section={section}
            disabled={bulk.isPending}
            onChoose={(change) => bulk.mutate({ conversations: selected, change })}
          />
        ))}
        <IconButton size="sm" label="Select none" onClick={() => onSelect([])}>
          <X />
        </IconButton>
      </div>
      {failures.length > 0 ? <Failures failures={failures} onClose={() => setFailures([])} /> : null}
    </div>
  )
}

interface SectionMenuProps {
  section: BulkSection
  disabled: boolean
  onChoose: (change: BulkSection['items'][number]['change']) => void
}

function SectionMenu({ section, disabled, onChoose }: SectionMenuProps) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <IconButton size="sm" label={section.name} disabled={disabled}>
          {section.icon}
        </IconButton>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="max-w-64">
        <DropdownMenuLabel>{section.name}</DropdownMenuLabel>
        {section.items.map(({ key, label, icon, checked, change }) => (
          <DropdownMenuCheckboxItem key={key} checked={checked ?? false} onSelect={() => onChoose(change)}>
            {icon}
            <span className="truncate">{label}</span>
          </DropdownMenuCheckboxItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}

function Failures({ failures, onClose }: { failures: readonly BulkFailure[]; onClose: () => void }) {
  return (
    <Callout
      tone="danger"
      className="rounded-none"
      title={failures.length === 1 ? 'One could not be changed' : `${failures.length} could not be changed`}
      action={
        <IconButton size="sm" label="Close" onClick={onClose}>
          <X />
        </IconButton>
      }
    >
      <ul className="max-h-32 overflow-y-auto text-sm thin-scroll">
        {failures.map(({ id, name, reason }) => (
          <li key={id}>
            {name}: {reason}
          </li>
        ))}
      </ul>
    </Callout>
  )
}
