import type { Viewer } from '@hubbub/contracts'
import { Avatar } from '#components/avatar.tsx'
import { useViewers } from '#lib/live/live-context.ts'
import { useSession } from '#lib/session.ts'

const SHOWN = 3

/** The others who look at this conversation now, and who of them writes. */
export function ViewersHere({ conversationId }: { conversationId: string }) {
  const { member } = useSession()
  const others = useViewers(conversationId).filter(({ memberId }) => memberId !== member.id)
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span aria-live="polite" className="truncate text-xs text-muted max-md:sr-only">
        {typingWords(others.filter(({ typing }) => typing))}
      </span>
      {others.length > 0 ? <Faces others={others} /> : null}
    </span>
  )
}

function typingWords(typing: readonly Viewer[]): string | null {
  if (typing.length === 0) return null
  const names = typing.map(({ name }) => name).join(', ')
  return `${names} ${typing.length === 1 ? 'is' : 'are'} typing…`
}

function Faces({ others }: { others: readonly Viewer[] }) {
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
