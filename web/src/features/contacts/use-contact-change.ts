import { contactKey, listsKey } from '#lib/conversations/keys.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'

/** A contact's name stands in many places: all of them are loaded anew. */
export function useContactChange(contactId: string) {
  const { workspace } = useSession()
  return useChange(contactKey(workspace.id, contactId), ['contacts', workspace.id], listsKey(workspace.id))
}
