import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { toast } from '#components/toast.tsx'
import { errorText } from '#lib/error-text.ts'
import { useSession } from '#lib/session.ts'
import { clearUnsent, countUnsent } from '#lib/unsent/create-unsent-shelf.ts'

/** The way out; what one leaves behind unsent in this browser is counted first, and forgotten then. */
export function useSignOut() {
  const queryClient = useQueryClient()
  const router = useRouter()
  const { memberships } = useSession()
  const own = memberships.map(({ member }) => member.id)
  return {
    unsent: () => countUnsent(own),
    signOut: async () => {
      try {
        // Fetched now: it weighs too much to come with every page.
        const { auth } = await import('#lib/auth.ts')
        await auth.signOut()
        clearUnsent(own)
        queryClient.clear()
        await router.navigate({ to: '/sign-in', search: {} })
      } catch (error) {
        toast.error(errorText(error))
      }
    },
  }
}
