import type { NetworkProfile } from '@hubbub/contracts'
import { clean } from './clean.ts'

/** What people say of themselves, and since when they are there; what a network leaves out is left out. */
export function profileWords({
  bio,
  joinedAt,
}: {
  bio?: string | null | undefined
  /** As the network writes it, or in milliseconds. */
  joinedAt?: string | number | null | undefined
}): Pick<NetworkProfile, 'bio' | 'joinedAt'> {
  const words = clean(bio ?? '', 5_000).trim()
  const time = new Date(joinedAt ?? Number.NaN)
  return {
    ...(words !== '' && { bio: words }),
    ...(!Number.isNaN(time.getTime()) && { joinedAt: time.toISOString() }),
  }
}
