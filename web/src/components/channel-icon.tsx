import type { ChannelKind } from '@hubbub/contracts'
import {
  Cable,
  FileInput,
  Hash,
  Mail,
  MessageCircle,
  MessageSquareText,
  Phone,
  Rss,
  Waypoints,
  type LucideIcon,
} from 'lucide-react'
import {
  siBluesky,
  siDiscord,
  siGithub,
  siInstagram,
  siLemmy,
  siMastodon,
  siMessenger,
  siReddit,
  siStackexchange,
  siTelegram,
  siWhatsapp,
  siX,
  siYcombinator,
  siYoutube,
  type SimpleIcon,
} from 'simple-icons'
import { cn } from '#lib/cn.ts'

/** A network is known by its own sign, where its owner lets it be shown. */
interface Look {
  icon: LucideIcon | SimpleIcon
  word: string
}

const looks: Partial<Record<ChannelKind, Look>> = {
  api: { icon: Cable, word: 'API' },
  email: { icon: Mail, word: 'E-mail' },
  x: { icon: siX, word: 'X' },
  bluesky: { icon: siBluesky, word: 'Bluesky' },
  jetstream: { icon: siBluesky, word: 'Bluesky, all of it' },
  mastodon: { icon: siMastodon, word: 'Mastodon' },
  telegram: { icon: siTelegram, word: 'Telegram' },
  whatsapp: { icon: siWhatsapp, word: 'WhatsApp' },
  messenger: { icon: siMessenger, word: 'Messenger' },
  instagram: { icon: siInstagram, word: 'Instagram' },
  lemmy: { icon: siLemmy, word: 'Lemmy' },
  youtube: { icon: siYoutube, word: 'YouTube' },
  reddit: { icon: siReddit, word: 'Reddit' },
  slack: { icon: Hash, word: 'Slack' },
  discord: { icon: siDiscord, word: 'Discord' },
  github: { icon: siGithub, word: 'GitHub' },
  'hacker-news': { icon: siYcombinator, word: 'Hacker News' },
  feed: { icon: Rss, word: 'Feed' },
  chat: { icon: MessageCircle, word: 'Live chat' },
  'stack-exchange': { icon: siStackexchange, word: 'Stack Exchange' },
  sms: { icon: MessageSquareText, word: 'SMS' },
  import: { icon: FileInput, word: 'Imported history' },
  phone: { icon: Phone, word: 'Telephone' },
  'log-book': { icon: Phone, word: 'Calls and visits' },
}

/** A network this page knows no sign for is still named. */
const unknown = (kind: ChannelKind): Look => ({ icon: Waypoints, word: kind })

export const networkWord = (kind: ChannelKind): string => (looks[kind] ?? unknown(kind)).word

export function ChannelIcon({
  kind,
  name,
  className,
}: {
  kind: ChannelKind
  name?: string
  className?: string
}) {
  const { icon, word } = looks[kind] ?? unknown(kind)
  const words = name ? `${word}: ${name}` : word
  return (
    <span title={words} className={cn('inline-flex shrink-0 text-muted', className)}>
      <Sign icon={icon} />
      <span className="sr-only">{words}</span>
    </span>
  )
}

function Sign({ icon }: Pick<Look, 'icon'>) {
  if ('path' in icon)
    return (
      <svg aria-hidden viewBox="0 0 24 24" className="size-3.5 fill-current">
        <path d={icon.path} />
      </svg>
    )
  const Icon = icon
  return <Icon aria-hidden className="size-3.5" />
}
