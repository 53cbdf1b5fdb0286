import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, it, vi } from 'vitest'
import { loadAnew } from './load-anew.ts'

it('does not take for new what a first load had read before', async () => {
  const queryClient = new QueryClient()
  const answers = [Promise.withResolvers<string>(), Promise.withResolvers<string>()]
  const queryFn = vi.fn<() => Promise<string>>()
  for (const { promise } of answers) queryFn.mockReturnValueOnce(promise)
  const observer = new QueryObserver(queryClient, { queryKey: ['posts', 'w1'], queryFn })
  const close = observer.subscribe(() => {})
  loadAnew(queryClient, { queryKey: ['posts'] })
  answers[0]?.resolve('being sent')
  await vi.waitFor(() => expect(queryFn).toHaveBeenCalledTimes(2))
  answers[1]?.resolve('sent')
  await vi.waitFor(() => expect(observer.getCurrentResult().data).toBe('sent'))
  close()
})

it('lets a load that fails say so itself', async () => {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const queryFn = vi.fn<() => Promise<string>>().mockRejectedValue(new Error('away'))
  const observer = new QueryObserver(queryClient, { queryKey: ['posts'], queryFn })
  const close = observer.subscribe(() => {})
  loadAnew(queryClient)
  await vi.waitFor(() => expect(observer.getCurrentResult().isError).toBe(true))
  close()
})
