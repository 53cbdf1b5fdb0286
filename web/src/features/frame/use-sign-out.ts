import { toast } from '#components/toast.tsx'
import { errorText } from '#lib/error-text.ts'
import { useSession } from '#lib/session.ts'
import { clearUnsent, countUnsent } from '#lib/unsent/create-unsent-shelf.ts'

/** The way out; what one leaves behind unsent in this browser is counted first, and forgotten then. */
export function useSignOut() {
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
        // As a page of its own, so that nothing of theirs stays in memory, nor asks the server once more.
        location.assign('/sign-in')
      } catch (error) {
        toast.error(errorText(error))
      }
    },
  }
}
