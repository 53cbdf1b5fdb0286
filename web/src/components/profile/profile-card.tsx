import type { ContactProfile } from '@hubbub/contracts'
import { RotateCw, TriangleAlert } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { ChannelIcon } from '#components/channel-icon.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { called } from '#lib/called.ts'
import { ProfileFacts } from './profile-facts.tsx'
import { useProfile } from './use-profile.ts'

export interface ProfileCardProps {
  contactId: string
  /** As it was when they wrote. */
  handle: string | null
  kept: ContactProfile
}

/** What one network tells of somebody; the network is asked when a person wants it. */
export function ProfileCard({ contactId, handle, kept }: ProfileCardProps) {
  const { shown, isAsking, problem, lookUp } = useProfile(contactId, kept)
  const { kind, value, profile, fetchedAt, whyNot } = shown
  const name = called({ kind, handle: profile?.handle ?? handle, value })
  return (
    <li className="flex items-start gap-2 text-sm">
      <ChannelIcon kind={kind} className="mt-0.5" />
      <div className="min-w-0 flex-1 space-y-1">
        {profile ? (
          <ProfileFacts profile={profile} name={name} />
        ) : (
          <div className="flex items-center gap-2">
            <span className="min-w-0 flex-1 truncate" title={name}>
              {name}
            </span>
            {whyNot === null ? (
              <Button
                size="sm"
                pending={isAsking}
                aria-label={`Show the profile of ${name}`}
                onClick={lookUp}
              >
                {problem === null ? 'Show profile' : 'Try again'}
              </Button>
            ) : null}
          </div>
        )}
        {problem === null ? null : <Problem words={problem} kept={profile !== null} />}
        {whyNot === null ? null : <p className="text-xs text-pretty text-muted">{whyNot}</p>}
        {fetchedAt === null ? null : (
          <p className="flex items-center gap-1 text-xs text-muted">
            <span>
              Looked up <TimeAgo at={fetchedAt} />
            </span>
            {whyNot === null ? (
              <IconButton size="sm" label={`Look ${name} up again`} disabled={isAsking} onClick={lookUp}>
                <RotateCw className={isAsking ? 'size-3.5 animate-spin' : 'size-3.5'} />
              </IconButton>
            ) : null}
          </p>
        )}
      </div>
    </li>
  )
}

function Problem({ words, kept }: { words: string; kept: boolean }) {
  return (
    <p role="status" className="flex items-start gap-1.5 text-xs text-pretty break-words text-warning">
      <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
      <span className="min-w-0">
        {kept ? 'It could not be looked up again: ' : 'It could not be looked up: '}
        {words}
      </span>
    </p>
  )
}
