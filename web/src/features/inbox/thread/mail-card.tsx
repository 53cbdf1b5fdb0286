import type { Conversation, Message } from '@hubbub/contracts'
import { useState } from 'react'
import { cn } from '#lib/cn.ts'
import { ActionLines } from './action-lines.tsx'
import { Attachments } from '#components/attachments.tsx'
import { ReplyDelivery } from './reply-delivery.tsx'
import { MailBody } from './mail-body.tsx'
import { MailHeader } from './mail-header.tsx'
import { PostMenu } from './post-menu.tsx'
import { PostContextLines, PostFacts } from '#components/post-lines.tsx'

/** A mail or a post as a card: the customer's to the left, ours to the right and tinted. */
export function MailCard({ message, conversation }: { message: Message; conversation: Conversation }) {
  const [showsWhy, setShowsWhy] = useState(false)
  const isByMail =
    message.mailed !== undefined || (message.mail !== null && conversation.channel.kind !== 'email')
  const isOurs = message.direction === 'out'
  return (
    <article
      data-message={message.id}
      aria-label={`${isOurs ? 'Reply' : 'Message'} from ${message.author.name}`}
      className={cn(
        'rounded-lg border border-border bg-card',
        isOurs
          ? 'ml-6 border-accent/20 bg-[color-mix(in_oklch,var(--accent-soft)_45%,var(--card))] sm:ml-16'
          : 'mr-6 sm:mr-16',
      )}
    >
      <MailHeader message={message} isByMail={isByMail} showsWhy={showsWhy} onShowWhy={setShowsWhy}>
        {message.post === null ? null : <PostMenu message={message} conversation={conversation} />}
      </MailHeader>
      <div className="px-3.5 pb-3">
        <PostContextLines context={message.context} conversationId={message.conversationId} />
        <MailBody message={message} terms={showsWhy ? (message.sentiment?.terms ?? []) : []} />
        <Attachments attachments={message.attachments.filter(({ inline }) => !inline || !message.hasHtml)} />
        <PostFacts post={message.post} former={message.former} />
        <ActionLines message={message} conversation={conversation} />
      </div>
      {message.delivery ? (
        <ReplyDelivery message={message} delivery={message.delivery} conversation={conversation} />
      ) : null}
    </article>
  )
}
