import type { ChatView } from '@hubbub/contracts'
import type { State } from '../state.ts'
import { Avatar } from './avatar.tsx'
import { CloseIcon } from './icons.tsx'
import { whenOpen } from './times.ts'

interface Props {
  view: ChatView
  state: State
  /** Null where the chat is all there is. */
  onClose: (() => void) | null
}

export function Header({ view, state, onClose }: Props) {
  const agents = [
    ...new Set(
      state.timeline.messages.flatMap(({ from, author }) =>
        from === 'agent' && author !== null ? [author] : [],
      ),
    ),
  ].slice(-3)
  return (
    <header class="header">
      {agents.length === 0 ? <Avatar name={view.title} big /> : <Faces names={agents} />}
      <div class="head-words">
        <h2 class="title">{view.title}</h2>
        <p class={view.open ? 'state here' : 'state'}>{stateWords(view, agents)}</p>
      </div>
      {onClose !== null && (
        <button type="button" class="icon-button" aria-label="Close the chat" onClick={onClose}>
          <CloseIcon />
        </button>
      )}
    </header>
  )
}

const Faces = ({ names }: { names: readonly string[] }) => (
  <div class="faces">
    {names.map((name) => (
      <Avatar key={name} name={name} big />
    ))}
  </div>
)

function stateWords({ open, opensAt }: ChatView, agents: readonly string[]): string {
  if (!open)
    return opensAt === null ? 'Not here right now' : `Back ${whenOpen(new Date(opensAt), new Date())}`
  const last = agents.at(-1)
  return last === undefined ? 'We are here' : `${last} is answering you`
}
