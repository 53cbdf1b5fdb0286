import type { ListeningPlan } from '@hubbub/contracts'
import type { Asked, AskedTerm, Grade } from '@hubbub/query'
import { type Dialect, planListening, type Wanted } from '../listening/plan-listening.ts'
import type { MastodonSettings } from './config.ts'

/** As an instance takes it: digits alone are no tag. */
const isTag = (text: string) => /^[\p{L}\p{N}_]{1,100}$/u.test(text) && !/^[\p{N}_]+$/u.test(text)

/** An instance tells whatever has a tag, and can be asked for nothing else: of a word, what has it as a tag. */
function grade(term: AskedTerm): Grade {
  if (term.is === 'hashtag') return isTag(term.text) ? 'whole' : 'no'
  return term.is === 'word' && term.texts.some(isTag) ? 'part' : 'no'
}

function write(asked: Asked): string | null {
  if (asked.is === 'hashtag') return asked.text.toLowerCase()
  const [text, second] = asked.is === 'word' ? asked.texts.filter(isTag) : []
  return text === undefined || second !== undefined ? null : text.toLowerCase()
}

const dialect: Dialect = {
  label: 'Mastodon',
  host: null,
  grade,
  write,
  // Of 300 requests in five minutes; each tag is one of them with every look.
  most: 40,
  hint: 'Mastodon tells posts by their hashtags alone',
}

/** The hashtags that an account at Mastodon follows here. */
export const planMastodon = ({ hashtags, monitors }: MastodonSettings, wanted: Wanted): ListeningPlan =>
  planListening({ terms: hashtags, forMonitors: monitors }, wanted, dialect)
