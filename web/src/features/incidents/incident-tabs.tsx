import { TabLinks } from '#components/tab-links.tsx'

/** What is on, what of it is one’s own, what is over, and what is done and said in which kind of it. */
export const IncidentTabs = ({ at }: { at: 'open' | 'mine' | 'over' | 'playbooks' | 'statements' }) => (
  <TabLinks
    label="Incidents"
    at={at}
    tabs={[
      { name: 'open', label: 'Open', link: { to: '/incidents', search: {} } },
      { name: 'mine', label: 'For me', link: { to: '/incidents', search: { show: 'mine' } } },
      { name: 'over', label: 'Over', link: { to: '/incidents', search: { show: 'over' } } },
      { name: 'playbooks', label: 'Playbooks', link: { to: '/incidents/playbooks' } },
      { name: 'statements', label: 'Statements', link: { to: '/incidents/statements' } },
    ]}
  />
)
