import type { Contact, ContactProfile } from '@hubbub/contracts'
import { ProfileCard } from './profile-card.tsx'

export interface ProfileListProps {
  contact: Pick<Contact, 'id' | 'identities'>
  profiles: readonly ContactProfile[]
}

/** What the person says of themselves, network by network. */
export function ProfileList({ contact, profiles }: ProfileListProps) {
  return (
    <ul aria-label="Profiles" className="space-y-3">
      {profiles.map((profile) => {
        const { kind, value } = profile
        const identity = contact.identities.find((one) => one.kind === kind && one.value === value)
        return (
          <ProfileCard
            key={`${kind} ${value}`}
            contactId={contact.id}
            handle={identity?.handle ?? null}
            kept={profile}
          />
        )
      })}
    </ul>
  )
}
