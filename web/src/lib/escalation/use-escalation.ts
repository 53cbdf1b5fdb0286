import { useQueryClient } from '@tanstack/react-query'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { errorText } from '#lib/error-text.ts'
import { useSession } from '#lib/session.ts'
import { escalationQuery } from './escalations.query.ts'

type Verb = 'acknowledge' | 'resolve' | 'escalate'

const done = {
  acknowledge: 'You have it: nobody else is told now',
  resolve: 'Resolved',
  escalate: 'The next step is told now',
} satisfies Record<Verb, string>

/** Takes, ends or speeds up what people are told of. */
export function useEscalation() {
  const { workspace } = useSession()
  const queryClient = useQueryClient()
  return async (id: string, verb: Verb) => {
    try {
      const detail = await api.workspace(workspace.id).escalations[verb](id)
      queryClient.setQueryData(escalationQuery(workspace.id, id).queryKey, detail)
      toast.success(done[verb])
    } catch (error) {
      toast.error(errorText(error))
    }
    await Promise.all(
      ['own-alerts', 'escalations'].map((key) =>
        queryClient.invalidateQueries({ queryKey: [key, workspace.id] }),
      ),
    )
  }
}
