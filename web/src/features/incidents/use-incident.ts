import type { IncidentDetail } from '@hubbub/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { errorText } from '#lib/error-text.ts'
import { incidentQuery, incidentsKey } from '#lib/incidents/incidents.query.ts'
import { useSession } from '#lib/session.ts'

/** Changes an incident and shows what came of it. False where it was refused. */
export function useIncident(id: string) {
  const { workspace } = useSession()
  const queryClient = useQueryClient()
  const { incidents } = api.workspace(workspace.id)
  return async (work: (client: typeof incidents) => Promise<IncidentDetail>): Promise<boolean> => {
    try {
      const detail = await work(incidents)
      queryClient.setQueryData(incidentQuery(workspace.id, id).queryKey, detail)
      return true
    } catch (error) {
      toast.error(errorText(error))
      return false
    } finally {
      await queryClient.invalidateQueries({ queryKey: incidentsKey(workspace.id) })
    }
  }
}
