import { Avatar } from '#components/avatar.tsx'
import { useOtherViewers } from './use-other-viewers.ts'

const SHOWN = 3

/** The others who look at this conversation now. */
export function ViewersHere({ conversationId }: { conversationId: string }) {
  const others = useOtherViewers(conversationId)
  if (others.length === 0) return null
  const words = `Also here: ${others.map(({ name }) => name).join(', ')}`
  return (
    <span role="img" aria-label={words} title={words} className="flex shrink-0 -space-x-1.5">
      {others.slice(0, SHOWN).map(({ memberId, name }) => (
        <Avatar key={memberId} name={name} size="sm" className="rounded-full ring-2 ring-background" />
      ))}
      {others.length > SHOWN ? (
        <span className="pl-2.5 text-xs leading-6 text-muted">+{others.length - SHOWN}</span>
      ) : null}
    </span>
  )
}
