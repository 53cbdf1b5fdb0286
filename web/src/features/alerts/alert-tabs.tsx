import { Link, type LinkProps } from '@tanstack/react-router'
import { cn } from '#lib/cn.ts'
import { useSession } from '#lib/session.ts'

type Tab = 'own' | 'all' | 'found' | 'rules'

const tab = 'border-b-2 px-1 pb-1.5 -mb-px whitespace-nowrap'
const chosen = 'border-accent font-medium text-foreground'
const other = 'border-transparent text-muted hover:text-foreground'

/** The rooms of what people are told of. */
export function AlertTabs({ at, unseen = 0 }: { at: Tab; unseen?: number }) {
  const { can } = useSession()
  const tabs: { name: Tab; label: string; link: Pick<LinkProps, 'to' | 'search'>; shown: boolean }[] = [
    {
      name: 'own',
      label: `For me${unseen > 0 ? ` (${unseen} new)` : ''}`,
      link: { to: '/alerts', search: {} },
      shown: true,
    },
    {
      name: 'all',
      label: 'Everybody’s',
      link: { to: '/alerts', search: { who: 'all' } },
      shown: can('escalation:read'),
    },
    { name: 'found', label: 'Found', link: { to: '/alerts/found' }, shown: can('alert:read') },
    { name: 'rules', label: 'Rules', link: { to: '/alerts/rules' }, shown: can('alert:read') },
  ]
  const shown = tabs.filter((one) => one.shown)
  if (shown.length < 2) return null
  return (
    <nav
      aria-label="Alerts"
      className="mb-4 flex gap-5 overflow-x-auto overflow-y-hidden border-b border-border pb-px thin-scroll"
    >
      {shown.map(({ name, label, link }) => (
        <Link
          key={name}
          {...link}
          className={cn(tab, name === at ? chosen : other)}
          aria-current={name === at ? 'page' : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}
