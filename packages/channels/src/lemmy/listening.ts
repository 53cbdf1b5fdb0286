import type { ListeningPlan } from '@hubbub/contracts'
import { type Dialect, planListening, type Wanted } from '../listening/plan-listening.ts'
import { plainSearch } from '../listening/write-plain.ts'
import type { LemmySettings } from './config.ts'

/** What may stand in a search of `LIKE`, where other signs stand for any letters. */
const isPlain = (text: string) => /^[^"%_\\]+$/.test(text)
const plain = (text: string) => (isPlain(text) ? text : null)

/** Lemmy looks for letters, in the order in which they are written: a phrase, a word, or how one begins. */
const dialect: Dialect = {
  label: 'Lemmy',
  host: null,
  // An instance lets nobody search more than some times in ten minutes.
  most: 20,
  hint: 'Its search knows words and phrases of three letters and more',
  ...plainSearch({
    longest: 200,
    least: 3,
    mayJoin: false,
    terms: { word: plain, phrase: plain, beginning: plain, hashtag: (tag) => plain(`#${tag}`) },
  }),
}

/** What an account at Lemmy searches for. */
export const planLemmy = ({ searches, monitors }: LemmySettings, wanted: Wanted): ListeningPlan =>
  planListening({ terms: searches, forMonitors: monitors }, wanted, dialect)
