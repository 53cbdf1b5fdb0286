import type { AlertEvidence } from '@hubbub/contracts'

const MOST = 12

/**
 * What an alert speaks of: terms that rose, without what is watched for anyway, which stands in each of its mentions.
 * @param query of the monitor
 */
export function topicOf(evidence: Pick<AlertEvidence, 'terms' | 'mentions'> | null, query: string): string[] {
  const watched = query.toLowerCase()
  return (evidence?.terms ?? [])
    .filter(
      ({ term, texts, before }) => texts > before && term.split(' ').some((word) => !watched.includes(word)),
    )
    .slice(0, MOST)
    .map(({ term }) => term)
}

/** The words of a title that say something. */
export const topicOfTitle = (title: string): string[] => [
  ...new Set(title.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu)),
]

/** What both speak of; what was known first stays first. */
export const joinTopics = (one: readonly string[], other: readonly string[]): string[] =>
  [...new Set([...one, ...other])].slice(0, 2 * MOST)
