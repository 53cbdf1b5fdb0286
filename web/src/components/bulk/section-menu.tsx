import { X } from 'lucide-react'
import { Callout } from '#components/callout.tsx'
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from '#components/dropdown-menu.tsx'
import { IconButton } from '#components/icon-button.tsx'
import type { BulkFailure } from '#lib/conversations/use-bulk-change.ts'
import type { BulkSection } from './bulk-sections.tsx'

interface SectionMenuProps {
  section: BulkSection
  disabled: boolean
  onChoose: (change: BulkSection['items'][number]['change']) => void
}

/** One thing that can be done to many conversations, as a button with its choices. */
export function SectionMenu({ section, disabled, onChoose }: SectionMenuProps) {
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

/** What could not be changed, by name. */
export function Failures({ failures, onClose }: { failures: readonly BulkFailure[]; onClose: () => void }) {
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
