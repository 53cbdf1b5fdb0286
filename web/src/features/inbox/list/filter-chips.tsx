import type { ConditionGroup } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Chip } from '#components/chip.tsx'
import { incidentQuery } from '#lib/incidents/incidents.query.ts'
import { contactQuery } from '#lib/queries/contact.query.ts'
import { useSession } from '#lib/session.ts'
import { countConditions } from '../filter/draft-group.ts'
import { FilterDialog } from '../filter/filter-dialog.tsx'
import { type ChipName, chipNames, withoutChips } from '../search.ts'
import { type Directory, useDirectory } from '#lib/use-directory.ts'
import { filterFields } from './filter-fields.tsx'
import { useListFilter } from './use-list-filter.ts'

/** What the list is narrowed to; each part can be taken off. */
export function FilterChips() {
  const { search, change } = useListFilter()
  const directory = useDirectory()
  const set = chipNames.filter((name) => search[name] !== undefined)
  const { where } = search
  if (set.length === 0 && where === undefined) return null
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-1 border-b border-border px-2.5 py-1.5">
      {set.map((name) => (
        <FilterChip
          key={name}
          name={name}
          value={String(search[name])}
          directory={directory}
          onRemove={() => change({ [name]: undefined })}
        />
      ))}
      {where === undefined ? null : <WhereChip where={where} onRemove={() => change({ where: undefined })} />}
      {set.length + (where === undefined ? 0 : 1) > 1 ? (
        <button
          type="button"
          onClick={() => change({ ...withoutChips, where: undefined })}
          className="ml-auto rounded-md px-1.5 text-xs font-medium text-muted hover:text-foreground"
        >
          Clear all
        </button>
      ) : null}
    </div>
  )
}

function WhereChip({ where, onRemove }: { where: ConditionGroup; onRemove: () => void }) {
  const [open, setOpen] = useState(false)
  const count = countConditions(where)
  return (
    <>
      <Chip removeLabel="Remove the conditions" onRemove={onRemove}>
        <button
          type="button"
          onClick={() => setOpen(true)}
          className="rounded-sm hover:underline"
          aria-haspopup="dialog"
        >
          {count === 1 ? '1 condition' : `${count} conditions`}
        </button>
      </Chip>
      <FilterDialog open={open} onOpenChange={setOpen} />
    </>
  )
}

interface FilterChipProps {
  name: ChipName
  value: string
  directory: Directory
  onRemove: () => void
}

function FilterChip({ name, value, directory, onRemove }: FilterChipProps) {
  const { workspace, can } = useSession()
  const contact = useQuery({ ...contactQuery(workspace.id, value), enabled: name === 'contactId' }).data
  const incident = useQuery({
    ...incidentQuery(workspace.id, value),
    enabled: name === 'incidentId' && can('incident:read'),
  }).data
  const { label, text } =
    name === 'incidentId'
      ? { label: 'Incident', text: incident === undefined ? '…' : `#${incident.number} ${incident.title}` }
      : wordsOf(name, value, directory, contact?.name)
  return (
    <Chip removeLabel={`Remove the filter ${label}: ${text}`} onRemove={onRemove}>
      <span className="font-normal text-muted">{label}</span>{' '}
      <span className="max-w-60 truncate">{text}</span>
    </Chip>
  )
}

function wordsOf(
  name: Exclude<ChipName, 'incidentId'>,
  value: string,
  directory: Directory,
  contactName = '…',
) {
  if (name === 'contactId') return { label: 'Contact', text: contactName }
  if (name === 'brandId')
    return { label: 'Brand', text: directory.brands.find(({ id }) => id === value)?.name ?? '…' }
  const field = filterFields(directory).find((each) => each.name === name)
  const former = name === 'assigneeId' ? directory.everybody.find(({ id }) => id === value)?.name : undefined
  const text = field?.options.find(({ key }) => key === value)?.label ?? former ?? '…'
  return { label: field?.label ?? '', text }
}
