import { needOf } from '../match/need.ts'
import { planOf } from '../match/plan.ts'
import type { QueryMessage } from '../message.ts'
import type { Query } from '../tree.ts'
import { type Columns, renderNeed, renderWords, type SqlParts } from './render-need.ts'

export type { Columns, SqlParts }

export interface SqlCondition extends SqlParts {
  /**
   * True: what the condition names matches, and may be counted in the database. Else all that matches is among what it
   * names, and each of those is to be held against the query again (`match`).
   */
  exact: boolean
  /** A tsquery that all of it meets by its words alone, for asking an index; null where it may match without any. */
  words: string | null
}

/** What the condition is asked of where nothing else is said. */
const plainColumns: Columns = {
  terms: 'terms',
  language: 'language',
  country: 'country',
  sentiment: 'sentiment',
  channelId: 'channel_id',
  followers: 'followers',
  engagement: 'engagement',
}

/**
 * A query as a condition on stored messages. `channels`: those whose messages are asked for; which of them are meant is
 * decided here, by the same rule as on arrival.
 */
export function toSql(
  tree: Query,
  { channels, columns = plainColumns }: { channels: readonly QueryMessage['channel'][]; columns?: Columns },
): SqlCondition {
  const { need, exact } = needOf(planOf(tree))
  const parts = renderNeed({ columns, channels }, need)
  const words = renderWords(need)
  return parts === null ? { strings: ['true'], values: [], exact: false, words } : { ...parts, exact, words }
}

/** The text with `$1`, `$2` … for its values, from `first` on. */
export function numbered({ strings }: SqlParts, first = 1): string {
  return strings.reduce((text, piece, index) => `${text}$${first + index - 1}${piece}`)
}
