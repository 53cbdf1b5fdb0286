import type { ListeningPlan } from '@hubbub/contracts'
import { type Dialect, planListening, type Wanted } from '../listening/plan-listening.ts'
import { plainSearch } from '../listening/write-plain.ts'
import type { HackerNewsSettings } from './config.ts'

/** https://hn.algolia.com/api: whatever has all words of a search; there is no OR. */
const dialect: Dialect = {
  label: 'Hacker News',
  host: 'news.ycombinator.com',
  // Each is a request with every look.
  most: 100,
  hint: 'Its search knows words and phrases',
  ...plainSearch({ longest: 200 }),
}

/** What is searched for at Hacker News. */
export const planNews = ({ words, monitors }: HackerNewsSettings, wanted: Wanted): ListeningPlan =>
  planListening({ terms: words, forMonitors: monitors }, wanted, dialect)
