import { useQuery } from '@tanstack/react-query'
import { ProfileList } from '#components/profile/profile-list.tsx'
import { contactProfilesQuery } from '#lib/queries/contact-profiles.query.ts'
import { contactQuery } from '#lib/queries/contact.query.ts'
import { useSession } from '#lib/session.ts'
import { DetailsSection } from './details-section.tsx'

/** Who they are elsewhere; nothing where no network can be asked. */
export function ContactProfiles({ contactId }: { contactId: string }) {
  const { workspace } = useSession()
  const contact = useQuery(contactQuery(workspace.id, contactId)).data
  const profiles = useQuery(contactProfilesQuery(workspace.id, contactId)).data
  if (!contact || !profiles?.length) return null
  return (
    <DetailsSection title={profiles.length === 1 ? 'Profile' : 'Profiles'}>
      <ProfileList contact={contact} profiles={profiles} />
    </DetailsSection>
  )
}
