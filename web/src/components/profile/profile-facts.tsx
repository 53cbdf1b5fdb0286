import type { ContactProfile } from '@hubbub/contracts'
import { BadgeCheck } from 'lucide-react'
import { webUrl } from '#lib/web-url.ts'

type Profile = NonNullable<ContactProfile['profile']>

const count = new Intl.NumberFormat(undefined, { notation: 'compact' })
const month = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** As far as the network tells. @param name what people call them there. */
export function ProfileFacts({ profile, name }: { profile: Profile; name: string }) {
  const { followers, joinedAt, bio, verified } = profile
  const facts = [
    ...(followers === null ? [] : [followers === 1 ? '1 follower' : `${count.format(followers)} followers`]),
    ...(joinedAt === null ? [] : [`since ${month.format(Date.parse(joinedAt))}`]),
  ]
  return (
    <>
      <p className="flex items-center gap-1 font-medium">
        <Name words={profile.name ?? name} url={webUrl(profile.url)} />
        {verified === true ? (
          <span title="Verified by the network" className="text-accent">
            <BadgeCheck aria-hidden className="size-4" />
            <span className="sr-only">Verified by the network</span>
          </span>
        ) : null}
      </p>
      {profile.name === null ? null : <p className="break-words text-muted">{name}</p>}
      {facts.length === 0 ? null : <p className="text-balance break-words text-muted">{facts.join(' · ')}</p>}
      {bio === null ? null : (
        <p className="max-h-40 overflow-y-auto break-words whitespace-pre-line">{bio}</p>
      )}
    </>
  )
}

function Name({ words, url }: { words: string; url: string | null }) {
  if (url === null) return <span className="min-w-0 truncate">{words}</span>
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      title={url}
      className="min-w-0 truncate hover:underline"
    >
      {words}
    </a>
  )
}
