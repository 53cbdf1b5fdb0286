import type { Contact } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { ChannelIcon } from '#components/channel-icon.tsx'
import { InfluenceScore } from '#components/influence-score.tsx'
import { Section } from '#components/page.tsx'
import { useSession } from '#lib/session.ts'
import { contactInfluenceQuery } from './contact-influence.query.ts'

/** How much they move, name by name, with its arithmetic; nothing of whom no network tells anything. */
export function ContactInfluence({ contact }: { contact: Contact }) {
  const { workspace } = useSession()
  const found = useQuery(contactInfluenceQuery(workspace.id, contact.id)).data
  if (!found?.items.length) return null
  return (
    <Section title="Influence" description="Of 100, by their public posts of the last 30 days.">
      <ul aria-label="Influence" className="space-y-1.5">
        {found.items.map(({ kind, value, influence }) => {
          const identity = contact.identities.find((one) => one.kind === kind && one.value === value)
          const name = identity?.handle ?? identity?.name ?? value
          return (
            <li key={`${kind} ${value}`} className="flex items-center gap-2">
              <ChannelIcon kind={kind} />
              <span className="min-w-0 flex-1 truncate">{name}</span>
              <InfluenceScore name={name} influence={influence} />
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
