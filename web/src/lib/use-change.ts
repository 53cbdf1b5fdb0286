import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { toast } from '#components/toast.tsx'
import { errorText } from '#lib/error-text.ts'

/**
 * Does something to the workspace and then has the named lists loaded anew.
 * `change` leaves an error to its caller, a form; `act` is for buttons and tells it in a toast.
 */
export function useChange(...keys: QueryKey[]) {
  const queryClient = useQueryClient()
  const change = async <T>(work: () => Promise<T>, done?: string): Promise<T> => {
    const result = await work()
    await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })))
    if (done) toast.success(done)
    return result
  }
  const act = (work: () => Promise<unknown>, done?: string): void => {
    change(work, done).catch((error: unknown) => toast.error(errorText(error)))
  }
  return { change, act }
}
