import type { ChannelKind } from '@hubbub/contracts'
import {
  Cable,
  GitPullRequest,
  FileInput,
  type LucideIcon,
  Layers,
  Mail,
  Megaphone,
  MessageCircle,
  MessageSquareText,
  MessagesSquare,
  Newspaper,
  Phone,
  Rss,
  Waypoints,
} from 'lucide-react'
import { cn } from '#lib/cn.ts'

interface Look {
  icon: LucideIcon
  word: string
}

const mail = { icon: Mail, word: 'E-mail' }
const looks: Partial<Record<ChannelKind, Look>> = {
  api: { icon: Cable, word: 'API' },
  email: mail,
  x: { icon: Megaphone, word: 'X' },
  bluesky: { icon: Megaphone, word: 'Bluesky' },
  mastodon: { icon: Megaphone, word: 'Mastodon' },
  telegram: { icon: MessageCircle, word: 'Telegram' },
  whatsapp: { icon: MessageCircle, word: 'WhatsApp' },
  messenger: { icon: MessageCircle, word: 'Messenger' },
  instagram: { icon: MessageCircle, word: 'Instagram' },
  lemmy: { icon: MessagesSquare, word: 'Lemmy' },
  youtube: { icon: Megaphone, word: 'YouTube' },
  reddit: { icon: MessagesSquare, word: 'Reddit' },
  slack: { icon: MessagesSquare, word: 'Slack' },
  discord: { icon: MessagesSquare, word: 'Discord' },
  github: { icon: GitPullRequest, word: 'GitHub' },
  'hacker-news': { icon: Newspaper, word: 'Hacker News' },
  feed: { icon: Rss, word: 'Feed' },
  chat: { icon: MessageCircle, word: 'Live chat' },
  'stack-exchange': { icon: Layers, word: 'Stack Exchange' },
  sms: { icon: MessageSquareText, word: 'SMS' },
  import: { icon: FileInput, word: 'Imported history' },
  phone: { icon: Phone, word: 'Telephone' },
  'log-book': { icon: Phone, word: 'Calls and visits' },
}

/** A network this page knows no sign for is still named. */
const unknown = (kind: ChannelKind): Look => ({ icon: Waypoints, word: kind })

export function ChannelIcon({
  kind,
  name,
  className,
}: {
  kind: ChannelKind
  name?: string
  className?: string
}) {
  const { icon: Icon, word } = looks[kind] ?? unknown(kind)
  const words = name ? `${word}: ${name}` : word
  return (
    <span title={words} className={cn('inline-flex shrink-0 text-muted', className)}>
      <Icon aria-hidden className="size-3.5" />
      <span className="sr-only">{words}</span>
    </span>
  )
}
