import type { ConditionGroup } from '@hubbub/contracts'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { Dialog, DialogContent } from '#components/dialog.tsx'
import { useListFilter } from '../list/use-list-filter.ts'
import { fromDraft, newGroup, toDraft } from './draft-group.ts'
import { GroupEditor } from './group-editor.tsx'

export interface FilterDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Builds a filter out of conditions; what it gives stands in the address. */
export function FilterDialog({ open, onOpenChange }: FilterDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent wide title="Filter" description="Show the conversations that meet these conditions.">
        <FilterForm onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  )
}

function FilterForm({ onDone }: { onDone: () => void }) {
  const { search, change } = useListFilter()
  const [draft, setDraft] = useState(() => (search.where ? toDraft(search.where) : newGroup('all')))
  const [complains, setComplains] = useState(false)
  const where = fromDraft(draft)
  const show = (group: ConditionGroup | undefined) => {
    change({ where: group, ...(hasStatus(group) && { status: 'any' }) })
    onDone()
  }
  const submit = () => {
    if (draft.parts.length === 0) show(undefined)
    else if (where === null) setComplains(true)
    else show(where)
  }
  return (
    <form
      noValidate
      aria-label="Filter"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <GroupEditor group={draft} onChange={setDraft} />
      <p role="alert" className="min-h-6 pt-1 text-sm text-danger">
        {complains && where === null && draft.parts.length > 0 ? 'Give every condition a value.' : ''}
      </p>
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary">
          Show
        </Button>
      </div>
    </form>
  )
}

/** Whoever asks for a status means that one, and not only what of it is open. */
const hasStatus = (group: ConditionGroup | undefined): boolean =>
  group?.parts.some((part) => ('parts' in part ? hasStatus(part) : part.field === 'status')) ?? false
