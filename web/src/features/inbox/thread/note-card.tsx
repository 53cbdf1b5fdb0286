import type { Message } from '@hubbub/contracts'
import { Lock } from 'lucide-react'
import { Avatar } from '#components/avatar.tsx'
import { useDirectory } from '#lib/use-directory.ts'
import { Attachments } from '#components/attachments.tsx'
import { MessageTime } from './message-time.tsx'
import { NoteText } from './note-text.tsx'

/** Seen by colleagues alone: amber, with a lock and the words for it. */
export function NoteCard({ message }: { message: Message }) {
  const { everybody } = useDirectory()
  const mentioned = everybody
    .filter(({ id }) => message.mentionedMemberIds.includes(id))
    .map(({ name }) => name)
  return (
    <article
      data-message={message.id}
      aria-label={`Private note by ${message.author.name}`}
      className="ml-6 rounded-lg border border-note-border bg-note px-3.5 py-2.5 sm:ml-16"
    >
      <header className="mb-1 flex items-center gap-2 text-sm">
        <Avatar name={message.author.name} size="sm" />
        <span className="truncate font-semibold">{message.author.name}</span>
        <span className="inline-flex shrink-0 items-center gap-1 text-xs font-medium text-note-foreground">
          <Lock aria-hidden className="size-3" />
          Private note
        </span>
        <MessageTime at={message.sentAt} className="ml-auto text-note-foreground" />
      </header>
      <NoteText text={message.text} mentioned={mentioned} />
      <Attachments attachments={message.attachments} />
    </article>
  )
}
