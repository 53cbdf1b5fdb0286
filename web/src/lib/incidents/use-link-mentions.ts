import type { IncidentMentions } from '@hubbub/contracts/http'
import { useQueryClient } from '@tanstack/react-query'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { listsKey } from '#lib/conversations/keys.ts'
import { errorText } from '#lib/error-text.ts'
import { incidentsKey } from '#lib/incidents/incidents.query.ts'
import { useSession } from '#lib/session.ts'

/** Says that mentions belong to an incident, or do not; with one toast to take it back. */
export function useLinkMentions() {
  const { workspace } = useSession()
  const queryClient = useQueryClient()
  const { incidents } = api.workspace(workspace.id)
  const post = async (id: string, changes: readonly IncidentMentions[]) => {
    try {
      const undo = []
      for (const change of changes) undo.push(...(await incidents.setMentions(id, change)).undo)
      return undo
    } catch (error) {
      toast.error(errorText(error))
      return null
    } finally {
      void queryClient.invalidateQueries({ queryKey: incidentsKey(workspace.id) })
      void queryClient.invalidateQueries({ queryKey: listsKey(workspace.id) })
      void queryClient.invalidateQueries({ queryKey: ['conversation-incidents', workspace.id] })
    }
  }
  /** False where it was refused. */
  return async (
    { id, number }: { id: string; number: number },
    mentionIds: string[],
    linked: boolean,
  ): Promise<boolean> => {
    const undo = await post(id, [{ mentionIds, linked }])
    if (undo === null) return false
    const count = undo.reduce((sum, part) => sum + part.mentionIds.length, 0)
    const what = count === 1 ? 'One mention' : `${count} mentions`
    if (count === 0) toast.success(linked ? `Belongs to #${number} already` : `Is not part of #${number}`)
    else
      toast.success(linked ? `Put into #${number}: ${what}` : `Taken off #${number}: ${what}`, {
        action: { label: 'Undo', onClick: () => void post(id, undo) },
      })
    return true
  }
}
