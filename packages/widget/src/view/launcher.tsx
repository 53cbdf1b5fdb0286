import type { Ref } from 'preact'
import { ChatIcon, DownIcon } from './icons.tsx'

interface Props {
  own: Ref<HTMLButtonElement>
  title: string
  isOpen: boolean
  unread: number
  onClick: () => void
}

export function Launcher({ own, title, isOpen, unread, onClick }: Props) {
  const news = unread === 0 ? '' : `, ${unread} unread`
  return (
    <button
      ref={own}
      type="button"
      class="launcher"
      aria-expanded={isOpen}
      aria-label={isOpen ? 'Close the chat' : `Chat with ${title}${news}`}
      onClick={onClick}
    >
      {isOpen ? <DownIcon /> : <ChatIcon />}
      {unread > 0 && !isOpen && <span class="badge">{unread > 9 ? '9+' : unread}</span>}
    </button>
  )
}
