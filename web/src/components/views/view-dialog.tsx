import type { SavedView } from '@hubbub/contracts/http'
import { createView } from '@hubbub/contracts/http'
import { useState } from 'react'
import { Field } from '#components/field.tsx'
import { FormDialog } from '#components/form-dialog.tsx'
import { Input } from '#components/input.tsx'
import { SharingFields } from '#components/sharing-fields.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'

export interface ViewDialogProps {
  /** Changes this one; without it a new one is made of what the list shows. */
  view?: SavedView | undefined
  /** What the list shows. */
  query: SavedView['query'] | null
  /** Called with one that is new. */
  onMade?: (view: SavedView) => Promise<void>
  open: boolean
  onOpenChange: (open: boolean) => void
}

export function ViewDialog({ view, query, onMade, open, onOpenChange }: ViewDialogProps) {
  const { workspace } = useSession()
  const [sharing, setSharing] = useState(view?.sharing ?? 'private')
  const { views } = api.workspace(workspace.id)
  const { change } = useChange(['views', workspace.id])
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title={view ? `Change ${view.name}` : 'Save as a view'}
      description="It stands in the navigation, with this filter and order."
      submit="Save"
      schema={bodyOf(createView)}
      read={({ text }) => ({
        name: text('name'),
        sharing,
        teamId: sharing === 'team' ? text('teamId') || null : null,
        query: view?.query ?? query,
      })}
      onSubmit={async (values) => {
        const kept = await change(
          () => (view ? views.update(view.id, values, view.version) : views.create(values)),
          view ? 'Saved' : `“${values.name}” is in the navigation`,
        )
        if (!view) await onMade?.(kept)
      }}
    >
      <Field name="name" label="Name">
        <Input defaultValue={view?.name} maxLength={60} autoFocus />
      </Field>
      <SharingFields sharing={sharing} onSharing={setSharing} teamId={view?.teamId} />
    </FormDialog>
  )
}
