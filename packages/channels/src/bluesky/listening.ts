import type { ListeningPlan } from '@hubbub/contracts'
import { type Dialect, planListening, type Wanted } from '../listening/plan-listening.ts'
import { plainSearch } from '../listening/write-plain.ts'
import type { BlueskySettings } from './config.ts'

const handle = /^([a-z0-9-]+\.)+[a-z][a-z0-9-]*$|^did:[a-z]+:[\w.:%-]+$/i

/** app.bsky.feed.searchPosts: all of the words, phrases in quotation marks, #tags and from:handle; there is no OR. */
const dialect: Dialect = {
  label: 'Bluesky',
  host: 'bsky.app',
  // 3,000 requests in five minutes are granted; each is one of them with every look.
  most: 200,
  hint: 'Its search knows words, phrases, hashtags and accounts by their whole handle',
  ...plainSearch({
    longest: 300,
    terms: {
      hashtag: (tag) => (/^[\p{L}\p{N}_]+$/u.test(tag) ? `#${tag}` : null),
      author: (name) => (handle.test(name) ? `from:${name}` : null),
      mention: (name) => (handle.test(name) ? `mentions:${name}` : null),
    },
  }),
}

/** What an account at Bluesky searches for. */
export const planBluesky = ({ searches, monitors }: BlueskySettings, wanted: Wanted): ListeningPlan =>
  planListening({ terms: searches, forMonitors: monitors }, wanted, dialect)
