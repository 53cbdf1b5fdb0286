import type { ListeningPlan } from '@hubbub/contracts'
import { type Dialect, planListening, type Wanted } from '../listening/plan-listening.ts'
import { plainSearch } from '../listening/write-plain.ts'
import type { YouTubeSettings } from './config.ts'

/** https://developers.google.com/youtube/v3/docs/search/list: all of the words, phrases in quotation marks. */
const dialect: Dialect = {
  label: 'YouTube',
  host: 'youtube.com',
  // A project is granted a hundred searches a day; with ten, each is due about ten times.
  most: 10,
  hint: 'Its search knows words and phrases',
  except: 'YouTube finds videos by their words, and no comments; those below the videos found last are heard',
  ...plainSearch({ longest: 200 }),
}

/** What is searched for at YouTube. */
export const planYouTube = ({ searches, monitors }: YouTubeSettings, wanted: Wanted): ListeningPlan =>
  planListening({ terms: searches, forMonitors: monitors }, wanted, dialect)
