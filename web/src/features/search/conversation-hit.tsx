import type { SearchHit } from '@hubbub/api-client'
import { Link } from '@tanstack/react-router'
import { Avatar } from '#components/avatar.tsx'
import { StatusBadge } from '#components/status-badge.tsx'
import { shortTime } from '#lib/time/short-time.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { useNow } from '#lib/time/use-now.ts'
import { snippetParts } from './snippet-parts.ts'
import { conversationTitle } from '#lib/conversation-title.ts'

const places = {
  subject: 'in the subject',
  message: 'in a message',
  contact: 'in the contact',
  number: 'by its number',
} satisfies Record<SearchHit['in'], string>

export function ConversationHit({ hit }: { hit: SearchHit }) {
  const { conversation, snippet, messageId, at } = hit
  const now = useNow()
  return (
    <li>
      <Link
        to="/inbox/$conversationId"
        params={{ conversationId: conversation.id }}
        search={{ view: 'all', status: 'any', ...(messageId && { message: messageId }) }}
        preload={false}
        className="flex gap-3 px-3.5 py-2.5 hover:bg-hover"
      >
        <Avatar name={conversation.contact.name} />
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-2">
            <span className="truncate font-medium">{conversation.contact.name}</span>
            <span className="text-sm text-muted tabular">#{conversation.number}</span>
            <StatusBadge status={conversation.status} className="h-4.5 px-1.5" />
            <time dateTime={at} title={exactTime(at)} className="ml-auto shrink-0 text-xs text-muted tabular">
              {shortTime(at, now)}
            </time>
          </span>
          <span className="block truncate">{conversationTitle(conversation)}</span>
          <span className="line-clamp-2 text-sm break-words text-muted">
            <span className="sr-only">Found {places[hit.in]}: </span>
            {snippetParts(snippet).map((part) =>
              part.isHit ? (
                <mark key={part.at} className="rounded-sm bg-warning-soft px-0.5 font-medium text-foreground">
                  {part.text}
                </mark>
              ) : (
                part.text
              ),
            )}
          </span>
        </span>
      </Link>
    </li>
  )
}
