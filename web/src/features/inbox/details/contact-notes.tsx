import type { Contact } from '@hubbub/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { Textarea } from '#components/textarea.tsx'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { contactKey } from '#lib/conversations/keys.ts'
import { errorText } from '#lib/error-text.ts'
import { useSession } from '#lib/session.ts'

/** What colleagues should know about this person, in every conversation. */
export function ContactNotes({ contact }: { contact: Contact }) {
  const { can } = useSession()
  const [editing, setEditing] = useState(false)
  if (editing) return <NotesForm contact={contact} onDone={() => setEditing(false)} />
  if (!can('contact:write'))
    return <p className="mt-2 text-sm break-words whitespace-pre-wrap text-muted">{contact.notes}</p>
  return (
    <button
      type="button"
      onClick={() => setEditing(true)}
      className="mt-2 -ml-1.5 w-full rounded-md px-1.5 py-1 text-left text-sm break-words whitespace-pre-wrap hover:bg-hover"
    >
      <span className="sr-only">Notes: </span>
      {contact.notes || <span className="text-muted">Add notes about this person</span>}
    </button>
  )
}

function NotesForm({ contact, onDone }: { contact: Contact; onDone: () => void }) {
  const { workspace } = useSession()
  const queryClient = useQueryClient()
  const [notes, setNotes] = useState(contact.notes)
  const save = useMutation({
    mutationFn: () => api.workspace(workspace.id).contacts.update(contact.id, { notes }, contact.version),
    onSuccess: (changed) => {
      queryClient.setQueryData(contactKey(workspace.id, contact.id), changed)
      onDone()
    },
    onError: (error) => toast.error(errorText(error)),
  })
  return (
    <div className="mt-2 space-y-1.5">
      <Textarea
        autoFocus
        aria-label={`Notes about ${contact.name}`}
        value={notes}
        maxLength={20_000}
        onChange={(event) => setNotes(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone()
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) save.mutate()
        }}
      />
      <div className="flex justify-end gap-1.5">
        <Button size="sm" variant="ghost" onClick={onDone}>
          Cancel
        </Button>
        <Button size="sm" variant="primary" pending={save.isPending} onClick={() => save.mutate()}>
          Save
        </Button>
      </div>
    </div>
  )
}
