import type { ListeningPlan } from '@hubbub/contracts'
import { planListening, type Wanted } from '../listening/plan-listening.ts'
import { plainSearch } from '../listening/write-plain.ts'
import { hostOf, type StackSettings } from './config.ts'

/** Of 300 requests a day without a key, so many are for words; each takes one with every look, and another where it finds. */
const REQUESTS_A_DAY = 240
const MINUTES_A_DAY = 24 * 60

const search = plainSearch({ longest: 200, least: 2 })

/** What a site is searched for: https://api.stackexchange.com/docs/excerpt-search. */
export function planStack(settings: StackSettings, wanted: Wanted): ListeningPlan {
  const { site, words, monitors, everyMinutes } = settings
  const looks = MINUTES_A_DAY / Math.max(1, everyMinutes)
  return planListening({ terms: words, forMonitors: monitors }, wanted, {
    label: 'Stack Exchange',
    host: hostOf(site),
    most: Math.max(words.length, 2, Math.floor(REQUESTS_A_DAY / looks)),
    hint: 'Its search knows words and phrases',
    ...search,
  })
}
