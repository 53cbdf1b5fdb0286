import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { contactKey } from '#lib/conversations/keys.ts'
import { errorText } from '#lib/error-text.ts'
import { contactQuery } from '#lib/queries/contact.query.ts'
import { useSession } from '#lib/session.ts'

/** Blocks a contact or lets it in again. */
export function useBlockContact(contactId: string) {
  const queryClient = useQueryClient()
  const { workspace } = useSession()
  const contact = useQuery(contactQuery(workspace.id, contactId)).data
  const { mutate } = useMutation({
    mutationFn: (blocked: boolean) => api.workspace(workspace.id).contacts.update(contactId, { blocked }),
    onSuccess: (changed) => {
      queryClient.setQueryData(contactKey(workspace.id, contactId), changed)
      toast.success(changed.blockedAt ? `${changed.name} is blocked` : `${changed.name} is no longer blocked`)
    },
    onError: (error) => toast.error(errorText(error)),
  })
  return { contact, toggle: () => contact && mutate(contact.blockedAt === null) }
}
