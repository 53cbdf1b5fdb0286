import type { AlertEvidence } from '@hubbub/contracts'
import { parse, type Query } from '@hubbub/query'
import { isJudgement } from '../rules/is-judgement.ts'

const MOST = 12

/** Terms have no language of their own; those of German stand for nothing else in English. */
const onlyJudges = (word: string) => isJudgement(word, 'de')

/**
 * What an alert speaks of: terms that rose, without what is watched for anyway, which stands in each of its mentions, and
 * without what only judges: “awful” alone would link each complaint of something else.
 * @param query of the monitor
 */
export function topicOf(evidence: Pick<AlertEvidence, 'terms' | 'mentions'> | null, query: string): string[] {
  const watched = query.toLowerCase()
  return (evidence?.terms ?? [])
    .filter(
      ({ term, texts, before }) =>
        texts > before && term.split(' ').some((word) => !watched.includes(word) && !onlyJudges(word)),
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

/** What speaks of one of these, word for word. Null where none of them is one that can be asked for. */
export function topicQuery(topic: readonly string[]): Query | null {
  const asked = topic
    .map((term) => `"${term.replaceAll(/["\\]/g, ' ').trim()}"`)
    .filter((term) => parse(term).ok)
  const parsed = parse(asked.join(' OR '))
  return parsed.ok ? parsed.tree : null
}
