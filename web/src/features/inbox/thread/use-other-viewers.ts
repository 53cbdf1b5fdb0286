import { useViewers } from '#lib/live/live-context.ts'
import { useSession } from '#lib/session.ts'

/** Everybody who looks at a conversation now but oneself. */
export function useOtherViewers(conversationId: string) {
  const { member } = useSession()
  return useViewers(conversationId).filter(({ memberId }) => memberId !== member.id)
}
