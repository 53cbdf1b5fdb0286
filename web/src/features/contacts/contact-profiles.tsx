import type { Contact } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Section } from '#components/page.tsx'
import { ProfileList } from '#components/profile/profile-list.tsx'
import { contactProfilesQuery } from '#lib/queries/contact-profiles.query.ts'
import { useSession } from '#lib/session.ts'

/** Who they are elsewhere; nothing where no network can be asked. */
export function ContactProfiles({ contact }: { contact: Contact }) {
  const { workspace } = useSession()
  const profiles = useQuery(contactProfilesQuery(workspace.id, contact.id)).data
  if (!profiles?.length) return null
  return (
    <Section title={profiles.length === 1 ? 'Profile' : 'Profiles'}>
      <ProfileList contact={contact} profiles={profiles} />
    </Section>
  )
}
