import { TabLinks } from '#components/tab-links.tsx'

/** What is on, what is over, and what is done in which kind of it. */
export const IncidentTabs = ({ at }: { at: 'open' | 'over' | 'playbooks' }) => (
  <TabLinks
    label="Incidents"
    at={at}
    tabs={[
      { name: 'open', label: 'Open', link: { to: '/incidents', search: {} } },
      { name: 'over', label: 'Over', link: { to: '/incidents', search: { show: 'over' } } },
      { name: 'playbooks', label: 'Playbooks', link: { to: '/incidents/playbooks' } },
    ]}
  />
)
