import { isProblem } from '@hubbub/api-client'
import type { Statement } from '@hubbub/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { errorText } from '#lib/error-text.ts'
import { statementsKey } from '#lib/statements/statements.query.ts'
import { useSession } from '#lib/session.ts'

/** Changes a statement and shows what came of it. Null where it was refused, of which one is told. */
export function useStatement() {
  const { workspace } = useSession()
  const queryClient = useQueryClient()
  const [isBusy, setIsBusy] = useState(false)
  const { statements } = api.workspace(workspace.id)
  const run = async (
    work: (client: typeof statements) => Promise<Statement>,
    onError?: (error: unknown) => boolean,
  ): Promise<Statement | null> => {
    setIsBusy(true)
    try {
      return await work(statements)
    } catch (error) {
      if (onError?.(error) !== true) toast.error(errorText(error))
      return null
    } finally {
      await queryClient.invalidateQueries({ queryKey: statementsKey(workspace.id) })
      setIsBusy(false)
    }
  }
  return { run, isBusy }
}

export const isChanged = (error: unknown) => isProblem(error, 'statement.changed')
