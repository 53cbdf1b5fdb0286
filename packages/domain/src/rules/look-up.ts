import { type Allowance, type ContactProfile, type NetworkProfile, notOffered } from '@hubbub/contracts'
import type { KeptProfile, LookedUp } from '../ports/profiles.ts'

const DAY_MS = 24 * 3_600_000
/** After a network did not answer, it is left alone for so long unless somebody insists. */
const CALM_MS = 3_600_000

/** Whether what is kept is too old to be shown for long. What was never asked for is not due: looking costs. */
export function isDue({ fetchedAt, askedAt, problem }: LookedUp, now: Date): boolean {
  if (askedAt === null) return false
  if (problem !== null && now.getTime() - askedAt.getTime() < CALM_MS) return false
  return fetchedAt === null || now.getTime() - fetchedAt.getTime() >= DAY_MS
}

export interface Asker {
  id: string
  kind: string
  enabled: boolean
  profile: Allowance
}

/**
 * The account that looks somebody up: the one that spoke with them last, since some networks name people anew for each
 * account. Null where the network has no such thing, or nobody is connected there.
 */
export function chooseAsker<A extends Asker>(
  askers: readonly A[],
  { kind, spokenWith }: { kind: string; spokenWith: readonly string[] },
): { asker: A } | { whyNot: string } | null {
  const place = ({ id }: A) => {
    const at = spokenWith.indexOf(id)
    return at === -1 ? spokenWith.length : at
  }
  const fitting = askers.filter((one) => one.kind === kind).toSorted((a, b) => place(a) - place(b))
  const asker = fitting.find(({ enabled, profile }) => enabled && profile.can)
  if (asker !== undefined) return { asker }
  const why = fitting.map(({ enabled, profile }) =>
    enabled || !profile.can ? profile.why : 'The account is switched off',
  )
  const whyNot = why.find((one): one is string => one !== null && one !== notOffered)
  return whyNot === undefined ? null : { whyNot }
}

/** A handle may be somebody else's by now: that is not who was asked for. */
export const isSame = (asked: { kind: string; value: string }, found: NetworkProfile): boolean =>
  asked.kind === found.kind && asked.value === found.value

export const keptOf = (found: NetworkProfile): KeptProfile => ({
  name: found.name,
  handle: found.handle ?? null,
  url: found.url ?? null,
  bio: found.bio?.trim() || null,
  followers: found.followers ?? null,
  verified: found.verified ?? null,
  joinedAt: found.joinedAt ?? null,
})

export const viewOf = (looked: LookedUp, now: Date, whyNot: string | null): ContactProfile => ({
  kind: looked.identity.kind,
  value: looked.identity.value,
  profile: looked.profile,
  fetchedAt: looked.fetchedAt?.toISOString() ?? null,
  problem: looked.problem,
  due: whyNot === null && isDue(looked, now),
  whyNot,
})
