import type { MailMeta, Message } from '@hubbub/contracts'
import { Bot, ChevronDown, Download, Mail } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Avatar } from '#components/avatar.tsx'
import { Badge } from '#components/badge.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { api } from '#lib/api.ts'
import { cn } from '#lib/cn.ts'
import { useSession } from '#lib/session.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { DeliveryIcon } from './delivery-icon.tsx'
import { languageName } from '#lib/language-name.ts'
import { MessageTime } from './message-time.tsx'
import { SentimentWhy } from '#components/sentiment-why.tsx'

export interface MailHeaderProps {
  message: Message
  /** It went or came by mail, where the conversation is held elsewhere. */
  isByMail: boolean
  showsWhy: boolean
  onShowWhy: (shown: boolean) => void
  /** What can be done with it, at the end of its line. */
  children?: ReactNode
}

export function MailHeader({ message, isByMail, showsWhy, onShowWhy, children }: MailHeaderProps) {
  const { workspace } = useSession()
  const [expanded, setExpanded] = useState(false)
  const { author, mail, sentiment, language, delivery } = message
  return (
    <header className="px-3.5 pt-2.5 pb-2">
      <div className="flex items-center gap-2.5">
        <Avatar name={author.name} size="md" />
        <div className="min-w-0 flex-1">
          <div className="flex items-center gap-1.5">
            <span className="min-w-0 truncate font-semibold">{author.name}</span>
            {shownAddress(message) ? (
              <span className="min-w-0 shrink-[999] truncate text-sm text-muted max-sm:hidden">
                {shownAddress(message)}
              </span>
            ) : null}
            {message.automatic ? (
              <Badge className="shrink-0">
                <Bot aria-hidden /> Automatic
              </Badge>
            ) : null}
            {isByMail ? (
              <Badge
                className="shrink-0"
                title={message.mailed ? 'The visitor had left the chat' : undefined}
              >
                <Mail aria-hidden /> {message.mailed ? 'Also by e-mail' : 'By e-mail'}
              </Badge>
            ) : null}
          </div>
          {mail ? (
            <Recipients mail={mail} expanded={expanded} onToggle={() => setExpanded(!expanded)} />
          ) : null}
        </div>
        <div className="flex shrink-0 items-center gap-1.5">
          {language ? <LanguageMark code={language} /> : null}
          {sentiment ? (
            <SentimentWhy
              messageId={message.id}
              text={message.trimmedText ?? message.text}
              sentiment={sentiment}
              marks={message.marks}
              open={showsWhy}
              onOpenChange={onShowWhy}
            />
          ) : null}
          <MessageTime at={message.sentAt} />
          {delivery ? <DeliveryIcon delivery={delivery} /> : null}
          {message.hasOriginal && message.post === null ? (
            <IconButton
              label="Download the original mail"
              size="sm"
              className="-mr-1.5"
              onClick={() => location.assign(api.workspace(workspace.id).messages.originalUrl(message.id))}
            >
              <Download />
            </IconButton>
          ) : null}
          {children}
        </div>
      </div>
      {expanded && mail ? <HeaderLines message={message} mail={mail} /> : null}
    </header>
  )
}

/** What people call an account; its number on the network says nothing to them. */
function shownAddress({ author: { handle, address, name }, post }: Message): string | null {
  if (handle !== null) return post?.form === 'chat' ? handle : `@${handle}`
  const isCalled = post === null || post.form === 'sms' || post.form === 'call'
  return isCalled && address !== name ? address : null
}

const partyWords = ({ name, value }: MailMeta['to'][number]) => (name ? `${name} <${value}>` : value)
const shortName = ({ name, value }: MailMeta['to'][number]) => name ?? value

function Recipients({
  mail,
  expanded,
  onToggle,
}: {
  mail: MailMeta
  expanded: boolean
  onToggle: () => void
}) {
  const others = [...mail.cc, ...mail.bcc].length
  const to = mail.to.map(shortName).join(', ') || 'undisclosed recipients'
  return (
    <button
      type="button"
      aria-expanded={expanded}
      onClick={onToggle}
      className="flex max-w-full items-center gap-1 rounded-sm text-sm text-muted hover:text-foreground"
    >
      <span className="truncate">
        to {to}
        {others > 0 ? ` and ${others} more` : ''}
      </span>
      <ChevronDown
        aria-hidden
        className={cn('size-3.5 shrink-0 transition-transform', expanded && 'rotate-180')}
      />
      <span className="sr-only">{expanded ? 'Hide the headers' : 'Show the headers'}</span>
    </button>
  )
}

function HeaderLines({ message, mail }: { message: Message; mail: MailMeta }) {
  const lines: [string, string][] = [
    ['From', mail.from.map(partyWords).join(', ')],
    ['Reply to', mail.replyTo.map(partyWords).join(', ')],
    ['To', mail.to.map(partyWords).join(', ')],
    ['Cc', mail.cc.map(partyWords).join(', ')],
    ['Bcc', mail.bcc.map(partyWords).join(', ')],
    ['Subject', message.subject ?? ''],
    ['Date', exactTime(message.sentAt)],
  ]
  return (
    <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 rounded-md bg-hover px-3 py-2 text-sm">
      {lines
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
    </dl>
  )
}

function LanguageMark({ code }: { code: string }) {
  const name = languageName(code)
  return (
    <span title={`Language: ${name}`} className="text-xs font-medium text-muted uppercase">
      <span aria-hidden>{code}</span>
      <span className="sr-only normal-case">Language: {name}</span>
    </span>
  )
}
