import type { ListeningPlan } from '@hubbub/contracts'
import {
  type Asked,
  askFor,
  compileMonitors,
  type Grade,
  imagineMessage,
  print,
  queryOf,
  type AskedTerm,
} from '@hubbub/query'
import { type Dialect, planListening, type Wanted } from '../../listening/plan-listening.ts'
import { clean } from '../../text/clean.ts'
import { facetsSchema } from '../api-types.ts'
import { addressOf, namedIn } from '../mapper.ts'
import type { JetstreamSettings } from './config.ts'
import { createWordMatch } from './match-words.ts'

/** All of the network comes by it, and what is wanted of it is found here: whatever stands in a post can be asked for. */
const grade = (term: AskedTerm): Grade =>
  // The language of a post is found later, and the stream tells of no reposts.
  term.is === 'language' || term.is === 'not-repost' ? 'no' : 'whole'

const network = { host: 'bsky.app', grade }

const dialect: Dialect = {
  label: 'Jetstream',
  ...network,
  write: (asked: Asked) => print(queryOf(asked)),
  most: Infinity,
  hint: 'Here a post can be found by what it says, and by who wrote it or is named in it',
}

/** What is wanted of the stream, as it is shown. */
export const planJetstream = ({ words, monitors }: JetstreamSettings, wanted: Wanted): ListeningPlan =>
  planListening({ terms: words, forMonitors: monitors }, wanted, dialect)

/** What of a post is known as soon as it comes. */
export interface HeardPost {
  text: string
  did: string
  uri: string
  /** Where in it which accounts are named; not read yet. */
  facets: unknown
}

/** Whether a post is wanted: by one of the account's own words, or by what a monitor needs. */
export function createWish(
  { words, monitors: forMonitors }: JetstreamSettings,
  { channel, monitors }: Wanted,
): (post: HeardPost) => boolean {
  const has = words.length === 0 ? () => false : createWordMatch(words)
  const trees = (forMonitors ? monitors : []).flatMap(({ id, tree }) => {
    const answer = askFor(tree, { channel, ...network })
    return answer.is === 'asked' ? [{ id, tree: queryOf(answer.asked) }] : []
  })
  if (trees.length === 0) return ({ text }) => has(text)
  const compiled = compileMonitors(trees)
  return ({ text, did, uri, facets }) => {
    if (has(text)) return true
    const author = { value: did, handle: null, name: null, followers: null, verified: false }
    const to = namedIn({ record: { facets: facetsSchema.parse(facets) } }).map((value) => ({
      value,
      handle: null,
    }))
    const url = addressOf(did, uri)
    return compiled.match(imagineMessage({ text: clean(text, 20_000), author, url, to, channel })).length > 0
  }
}
