import type { Influence } from '@hubbub/contracts'

interface Known {
  followers: number | null
  /** Likes, answers and reposts of one mention, on the average. */
  echo: number | null
  mentions: number
  verified: boolean
}

type Name = Influence['terms'][number]['name']

/** What counts how much, and from where on no more. Followers, echo and activity by their order of size. */
const rules: Record<
  Name,
  { weight: number; value: (known: Known) => number; level: (value: number) => number }
> = {
  followers: {
    weight: 0.5,
    value: ({ followers }) => followers ?? 0,
    level: (value) => Math.log10(1 + value) / 6,
  },
  echo: { weight: 0.25, value: ({ echo }) => echo ?? 0, level: (value) => Math.log10(1 + value) / 4 },
  activity: { weight: 0.15, value: ({ mentions }) => mentions, level: (value) => Math.log2(1 + value) / 5 },
  verified: { weight: 0.1, value: ({ verified }) => Number(verified), level: (value) => value },
}

/** How much somebody moves, from 0 to 100, with each term of the sum. */
export function influenceOf(known: Known): Influence {
  const terms = (Object.keys(rules) as Name[]).map((name) => {
    const { weight, value, level } = rules[name]
    const measured = value(known)
    const counted = Math.min(1, Math.max(0, level(measured)))
    return { name, value: measured, level: counted, weight, points: 100 * weight * counted }
  })
  return { score: terms.reduce((sum, { points }) => sum + points, 0), terms }
}
