import type { ListeningPlan } from '@hubbub/contracts'
import type { Asked } from '@hubbub/query'
import { type Dialect, planListening, type Wanted } from '../listening/plan-listening.ts'
import { plainSearch } from '../listening/write-plain.ts'
import type { RedditSettings } from './config.ts'

const LONGEST = 512

const plain = plainSearch({
  longest: LONGEST,
  terms: { author: (name) => (/^[\w-]{3,20}$/.test(name) ? `author:${name}` : null) },
})

/** https://www.reddit.com/wiki/search: AND, OR, parentheses, phrases. */
function write(asked: Asked): string | null {
  if (asked.is === 'all') return joined(asked.parts.map(grouped), ' AND ')
  if (asked.is === 'any') return joined(asked.parts.map(grouped), ' OR ')
  if ('texts' in asked && asked.texts.length > 1)
    return joined(
      asked.texts.map((text) => plain.write({ ...asked, texts: [text] })),
      ' OR ',
    )
  return plain.write(asked)
}

function grouped(part: Asked): string | null {
  const text = write(part)
  return text !== null && / (?:OR|AND) /.test(text) ? `(${text})` : text
}

function joined(texts: readonly (string | null)[], between: string): string | null {
  const text = texts.join(between)
  return texts.includes(null) || text.length > LONGEST - 2 ? null : text
}

const dialect: Dialect = {
  label: 'Reddit',
  host: 'reddit.com',
  // A hundred requests in a minute are granted; each search is one of them with every look.
  most: 40,
  hint: 'Its search knows words and phrases',
  except: 'Reddit finds posts by their words, and no comments; those of the subreddits in its list are heard',
  grade: plain.grade,
  write,
}

/** What an account at Reddit searches for. */
export const planReddit = ({ searches, monitors }: RedditSettings, wanted: Wanted): ListeningPlan =>
  planListening({ terms: searches, forMonitors: monitors }, wanted, dialect)
