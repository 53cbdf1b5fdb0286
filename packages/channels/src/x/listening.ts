import type { AskedText, ListeningPlan } from '@hubbub/contracts'
import type { Asked, AskedTerm, Grade } from '@hubbub/query'
import { packQueries } from '../listening/pack-queries.ts'
import { type Dialect, planListening, type Wanted } from '../listening/plan-listening.ts'
import { limits, type XSettings } from './config.ts'

const isHandle = (text: string) => /^[A-Za-z0-9_]{1,15}$/.test(text)
const isTag = (text: string) => /^[\p{L}\p{N}_]{1,100}$/u.test(text)
const quoted = (text: string) => `"${text.replaceAll('"', ' ')}"`

/** https://docs.x.com/x-api/posts/search/integrate/operators */
const dialect: Dialect = {
  label: 'X',
  host: 'x.com',
  most: Infinity,
  grade: gradeOf,
  write: (asked) => {
    const text = write(asked)
    // What was missed is searched for by the same texts, and a search takes less than a rule.
    return text === null || text.length > limits.queryLength - 2 ? null : text
  },
  hint: 'X can be asked for words, phrases, hashtags and accounts that are named',
}

/** Names are words of a display name, too, for which X cannot be asked; so can it not for the address of a post. */
function gradeOf(term: AskedTerm): Grade {
  switch (term.is) {
    case 'word':
    case 'phrase':
    case 'not-repost':
      return 'whole'
    case 'hashtag':
      return isTag(term.text) ? 'whole' : 'no'
    case 'mention':
      return isHandle(term.text) ? 'whole' : 'no'
    case 'author':
      return isHandle(term.text) ? 'part' : 'no'
    case 'link':
      return 'part'
    // Words that stand behind a sign are words: whether the name is somebody's decides nothing then.
    case 'account':
    case 'cashtag':
    // What it takes for the language of a post is not what we take for it.
    case 'language':
    case 'beginning':
    case 'pattern':
      return 'no'
  }
}

function write(asked: Asked): string | null {
  switch (asked.is) {
    case 'any':
      return joined(asked.parts.map(write), ' OR ')
    case 'all':
      return joined(
        asked.parts.map((part) => grouped(part, write(part))),
        ' ',
      )
    case 'word':
    case 'phrase':
      return asked.texts.flatMap(asked.is === 'word' ? waysOf : quoted).join(' OR ')
    case 'hashtag':
      return `#${asked.text}`
    case 'mention':
      return `@${asked.text}`
    case 'author':
      return `from:${asked.text}`
    case 'link':
      return `url:${quoted(asked.text)}`
    case 'not-repost':
      return '-is:retweet'
    default:
      return null
  }
}

/** Whether a word behind a sign is found by the word alone X does not say: so it is asked for both. */
function waysOf(word: string): string[] {
  const bare = isTag(word) && !/^(?:and|or|not)$/i.test(word) ? word : quoted(word)
  return [bare, ...(isTag(word) ? [`#${word}`] : []), ...(isHandle(word) ? [`@${word}`] : [])]
}

const grouped = (part: Asked, text: string | null) =>
  text !== null && / OR /.test(text) && part.is !== 'all' ? `(${text})` : text

function joined(texts: readonly (string | null)[], between: string): string | null {
  return texts.some((text) => text === null) ? null : texts.join(between)
}

export interface XRulePlan {
  value: string
  tag: string
  monitorIds: string[]
}

/** By this our rules are known among those that somebody else has made for the same app. */
export const TAG = 'hubbub'
const MOST_NAMED = 4

/** The rules of the stream: one for each text as long as there are enough, and else as few as hold all of them. */
export function packRules(terms: readonly AskedText[]): {
  rules: XRulePlan[]
  left: AskedText[]
  refused: string[]
} {
  const own = packQueries(
    terms.filter((term) => term.own).map(({ text }) => text),
    limits.ruleLength,
  )
  const rules = own.queries.map((value): XRulePlan => ({ value, tag: TAG, monitorIds: [] }))
  const wanted = terms.filter((term) => !term.own)
  const room = limits.rules - rules.length
  const packed = wanted.length <= room ? wanted.map((term) => [term]) : packTerms(wanted)
  for (const part of packed.slice(0, Math.max(0, room))) {
    const monitorIds = [...new Set(part.flatMap((term) => term.monitorIds))]
    rules.push({ value: valueOf(part), tag: tagOf(monitorIds), monitorIds })
  }
  return { rules, left: packed.slice(Math.max(0, room)).flat(), refused: own.refused }
}

/** Greedily and in the order in which monitors were made: one that is new changes the last rule alone. */
function packTerms(terms: readonly AskedText[]): AskedText[][] {
  const packed: AskedText[][] = []
  for (const term of terms) {
    const last = packed.at(-1)
    if (last !== undefined && valueOf([...last, term]).length <= limits.ruleLength) last.push(term)
    else packed.push([term])
  }
  return packed
}

const valueOf = (terms: readonly AskedText[]) =>
  packQueries(
    terms.map(({ text }) => text),
    limits.ruleLength,
  ).queries.join(' OR ')

const tagOf = (monitorIds: readonly string[]) =>
  monitorIds.length > MOST_NAMED
    ? `${TAG}:${monitorIds.slice(0, MOST_NAMED).join(',')},+${monitorIds.length - MOST_NAMED}`
    : `${TAG}:${monitorIds.join(',')}`

/** What an account at X asks for: rules of the stream, of which there are only so many. */
export function planX({ terms, monitors }: XSettings, wanted: Wanted): ListeningPlan {
  const plan = planListening({ terms, forMonitors: monitors }, wanted, dialect)
  const { rules, left } = packRules(plan.terms)
  const lost = new Set(left.flatMap(({ monitorIds }) => monitorIds))
  const why = `All ${limits.rules} rules that X takes are used`
  return {
    terms: plan.terms.filter((term) => !left.includes(term)),
    monitors: plan.monitors.map((one) => {
      if (!lost.has(one.id)) return one
      const kept = one.terms.filter((text) => !left.some((term) => term.text === text))
      return { ...one, heard: kept.length === 0 ? 'nothing' : 'part', why, terms: kept, crowdedOut: true }
    }),
    room: { taken: rules.length, most: limits.rules, unit: 'rules' },
  }
}
