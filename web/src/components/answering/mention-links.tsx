import type { MatchedMention } from '@hubbub/contracts/http'
import { ExternalLink, Reply } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, buttonStyles } from '#components/button.tsx'
import { useSession } from '#lib/session.ts'
import { CareLine } from './care-line.tsx'
import { webUrl } from '#lib/web-url.ts'
import { RefusalDialog } from './refusal-dialog.tsx'
import { useOpenMention } from './use-open-mention.ts'

/** What one does with a mention that stands behind a figure or an alert: answer it, or see what the team does about it. */
export function MentionLinks({ mention, children }: { mention: MatchedMention; children?: ReactNode }) {
  const url = webUrl(mention.url)
  return (
    <>
      {mention.care === null ? null : <CareLine care={mention.care} />}
      <div className="mt-1.5 -ml-2.5 flex flex-wrap gap-1">
        {children}
        <AnswerMention mention={mention} />
        {url === null ? null : (
          <a
            href={url}
            target="_blank"
            rel="noreferrer"
            className={buttonStyles({ size: 'sm', variant: 'ghost' })}
          >
            <ExternalLink /> At the network
          </a>
        )}
      </div>
    </>
  )
}

function AnswerMention({ mention }: { mention: MatchedMention }) {
  const { can } = useSession()
  const opening = useOpenMention()
  const { care } = mention
  if (!can('conversation:write') || !can('message:send')) return null
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        pending={opening.busy === mention.id}
        onClick={() => (care === null ? opening.answer(mention) : opening.goOn(care, 'answer'))}
      >
        <Reply /> {care?.answered ? 'Answer again' : 'Answer'}
      </Button>
      <RefusalDialog opening={opening} />
    </>
  )
}
