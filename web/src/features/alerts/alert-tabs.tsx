import { TabLinks, type TabLink } from '#components/tab-links.tsx'
import { useSession } from '#lib/session.ts'

/** The rooms of what people are told of. */
export function AlertTabs({
  at,
  unseen = 0,
}: {
  at: 'own' | 'all' | 'found' | 'rules' | 'digests'
  unseen?: number
}) {
  const { can } = useSession()
  const tabs: (TabLink & { shown: boolean })[] = [
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
    { name: 'digests', label: 'Digests', link: { to: '/alerts/digests' }, shown: can('mention:read') },
  ]
  return <TabLinks label="Alerts" at={at} tabs={tabs.filter(({ shown }) => shown)} />
}
