import type { MatchedMention } from '@hubbub/contracts/http'
import { Link } from '@tanstack/react-router'
import { ExternalLink, Reply } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, buttonStyles } from '#components/button.tsx'
import { useSession } from '#lib/session.ts'
import { RefusalDialog } from './refusal-dialog.tsx'
import { useOpenMention } from './use-open-mention.ts'

/** What one does with a mention that stands behind a figure or an alert: answer it, or see what became of it. */
export function MentionLinks({ mention, children }: { mention: MatchedMention; children?: ReactNode }) {
  return (
    <div className="mt-1.5 -ml-2.5 flex flex-wrap gap-1">
      {children}
      <AnswerMention mention={mention} />
      {mention.url === null ? null : (
        <a
          href={mention.url}
          target="_blank"
          rel="noreferrer"
          className={buttonStyles({ size: 'sm', variant: 'ghost' })}
        >
          <ExternalLink /> At the network
        </a>
      )}
    </div>
  )
}

function AnswerMention({ mention }: { mention: MatchedMention }) {
  const { can } = useSession()
  const opening = useOpenMention()
  const { conversationId } = mention
  if (conversationId !== null) {
    return (
      <Link
        to="/inbox/$conversationId"
        params={{ conversationId }}
        className={buttonStyles({ size: 'sm', variant: 'ghost' })}
      >
        Open the conversation
      </Link>
    )
  }
  if (!can('conversation:write') || !can('message:send')) return null
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        pending={opening.busy === mention.id}
        onClick={() => opening.answer(mention)}
      >
        <Reply /> Answer
      </Button>
      <RefusalDialog opening={opening} />
    </>
  )
}
