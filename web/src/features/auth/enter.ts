import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { safeRedirect } from '#lib/safe-redirect.ts'

/** Goes in after a sign-in: nothing that was asked before it counts any more. */
export function useEnter(redirect?: string) {
  const queryClient = useQueryClient()
  const router = useRouter()
  return async () => {
    queryClient.clear()
    await router.navigate({ href: safeRedirect(redirect), replace: true })
  }
}
