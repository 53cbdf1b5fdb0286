import type { Contact } from '@hubbub/contracts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Merge } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Button } from '#components/button.tsx'
import { Dialog, DialogContent, DialogTrigger } from '#components/dialog.tsx'
import { Input } from '#components/input.tsx'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { errorText } from '#lib/error-text.ts'
import { useSession } from '#lib/session.ts'
import { called } from '#lib/called.ts'

/** One person writes from several places: finds the other contact and makes both one. */
export function MergeContact({ contact }: { contact: Contact }) {
  const { workspace } = useSession()
  const [open, setOpen] = useState(false)
  const [words, setWords] = useState('')
  const q = useDeferredValue(words.trim())
  const found = useQuery({
    queryKey: ['contacts', workspace.id, 'merge', q],
    queryFn: ({ signal }) => api.workspace(workspace.id).contacts.list({ q, limit: 8 }, signal),
    enabled: open && q !== '',
  })
  const others = (found.data?.items ?? []).filter(({ id }) => id !== contact.id)
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm" className="mt-2">
          <Merge aria-hidden /> Merge with another contact
        </Button>
      </DialogTrigger>
      <DialogContent
        title={`Merge with ${contact.name}`}
        description="Find the other contact of the same person. Their addresses and conversations move here."
      >
        <Input
          aria-label="Name, address or handle of the other contact"
          placeholder="Name, address or handle"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <ul aria-label="Contacts found" className="mt-2 max-h-72 overflow-y-auto">
          {others.map((other) => (
            <li key={other.id}>
              <Other contact={contact} other={other} onMerged={() => setOpen(false)} />
            </li>
          ))}
        </ul>
        {q !== '' && found.isSuccess && others.length === 0 ? (
          <p role="status" className="mt-2 text-sm text-muted">
            Nobody else is found by these words.
          </p>
        ) : null}
      </DialogContent>
    </Dialog>
  )
}

interface OtherProps {
  contact: Contact
  other: Contact
  onMerged: () => void
}

function Other({ contact, other, onMerged }: OtherProps) {
  const { workspace } = useSession()
  const queries = useQueryClient()
  const merge = async () => {
    try {
      await api.workspace(workspace.id).contacts.merge(contact.id, other.id)
      await queries.invalidateQueries()
      toast.success(`${other.name} is now part of ${contact.name}`)
      onMerged()
    } catch (error) {
      toast.error(errorText(error))
    }
  }
  const known = other.identities.map(called)
  return (
    <AlertDialog
      trigger={
        <button type="button" className="w-full rounded-md px-2 py-1.5 text-left text-sm hover:bg-hover">
          <span className="block truncate font-medium">{other.name}</span>
          <span className="block truncate text-muted">{known.join(', ')}</span>
        </button>
      }
      title={`Make ${other.name} and ${contact.name} one contact?`}
      description={`All conversations and addresses of ${other.name} move to ${contact.name}. This cannot be undone.`}
      confirm="Merge"
      danger
      onConfirm={() => void merge()}
    />
  )
}
