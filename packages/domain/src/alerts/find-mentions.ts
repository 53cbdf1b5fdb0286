import type { AlertFilter, AlertWatch } from '@hubbub/contracts'
import { matchRead, parse, readMessage, toQueryMessage } from '@hubbub/query'
import type { HourSpan } from '../ports/analytics.ts'
import type { WatchedMention } from '../ports/alerts.ts'
import type { Repositories } from '../ports/store.ts'
import type { Spoken } from './judge-watch.ts'

const MOST = 2_000

export interface MentionsAsked {
  monitorId: string
  filter: AlertFilter
  watch: Extract<AlertWatch, { kind: 'author' | 'keyword' }>
  span: HourSpan
  /** So many are looked through. */
  most?: number
}

/** The mentions of a stretch that a rule looks for, the most telling first; `exact` is false where there were too many. */
export async function findMentions(
  { alerts, matches }: Pick<Repositories, 'alerts' | 'matches'>,
  { monitorId, filter, watch, span, most = MOST }: MentionsAsked,
): Promise<{ spoken: Spoken[]; exact: boolean }> {
  if (watch.kind === 'author') {
    const found = await alerts.byLargeAuthors(monitorId, {
      span,
      followers: watch.followers,
      filter,
      limit: most,
    })
    return { spoken: found.map(toSpoken), exact: found.length < most }
  }
  const parsed = parse(watch.query)
  if (!parsed.ok) return { spoken: [], exact: true }
  const found = await alerts.within(monitorId, { span, filter, limit: most })
  const texts = await matches.messages(found.map(({ id }) => id))
  const matched = new Set(
    texts
      .filter((message) => matchRead(parsed.tree, readMessage(toQueryMessage(message))))
      .map(({ id }) => id),
  )
  return { spoken: found.filter(({ id }) => matched.has(id)).map(toSpoken), exact: found.length < most }
}

const toSpoken = ({ id, at, followers, author }: WatchedMention): Spoken => ({
  id,
  at: at.getTime(),
  followers,
  author,
})
