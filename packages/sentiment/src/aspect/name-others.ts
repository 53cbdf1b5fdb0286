import type { Place } from './find-names.ts'
import type { Clause } from './split-clauses.ts'

/** Words that begin with a capital and name nothing. */
const common = new Set(
  "i i'm i've i'll i'd im ive a an the this that these those it it's its he she we we're we've you you're your they they're their my our his her all any no not never none some most more many much both each every here there where when what who why how which while whereas but and or so if as at by for from in into of off on out over to up with without about after again also although though yet however because been before than then just only even still very really too now today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december am are is was were be do does did has have had can could will would should might must get got go going gone make made see let's let please thanks thank thx ok okay yes yeah yep nope oh ah hey hi hello dear wow omg lol lmao wtf btw imo fyi rt pm via re fwd love loved loving hate hated hating like liked great good bad best worst better worse nice awesome amazing awful terrible horrible happy sad sorry glad excited disappointed new old first last one two three finally honestly seriously unfortunately luckily actually maybe perhaps anyone someone everyone nobody nothing something everything customer service support delivery team staff app update price order screen battery camera phone food flight shipping website email waiting tried trying bought ordered using used need want wish hope think thought know said says".split(
    ' ',
  ),
)

const word = /(?<mark>[@#])?(?<name>[\p{L}\p{N}_][\p{L}\p{N}_'’&-]*)/gu

/** What stands behind who did something, or is something. */
const predicate =
  /^(?:['’]s\b|\s+(?:is|are|was|were|has|have|had|can|can't|could|will|won't|would|does|doesn't|did|didn't|do|don't|just|never|always|still|also|really|actually|keeps?|makes?|gives?|gets?|charges?|follows?|sells?|pays?|ist|war|hat|es|fue|ha|est|era|foi|tem|\p{Ll}+ed)(?![\p{L}'’]))/u

/** Where a clause names something else than `own`: another handle, or a word that is written like a name. */
export function nameOthers(text: string, clause: Clause, own: readonly Place[]): Place[] {
  const found: Place[] = []
  const whole = text.slice(clause.start, clause.end)
  // Where all is capitals, or each word begins with one, capitals name nothing.
  const loud = isLoud(whole)
  for (const { index, 0: all, groups } of whole.matchAll(word)) {
    const start = clause.start + index
    const end = start + all.length
    if (own.some((place) => place.start < end && start < place.end)) continue
    const name = groups?.['name'] ?? ''
    if (groups?.['mark'] === '#' || (groups?.['mark'] === '@' && name === 'user')) continue
    // The first word of a sentence has a capital anyway.
    const isFirst = clause.opens && !/[\p{L}\p{N}]/u.test(whole.slice(0, index))
    const acts = !isFirst || /['’]s$/u.test(name) || predicate.test(whole.slice(index + all.length))
    if (groups?.['mark'] === '@' || (!loud && acts && isName(name))) found.push({ start, end })
  }
  return found
}

function isName(name: string): boolean {
  const plain = name.replace(/['’]s$/u, '')
  if (plain.length < 2 || common.has(plain.toLowerCase().replaceAll('’', "'"))) return false
  // iPhone, eBay; else a capital and no shouting.
  return /^\p{Ll}\p{Lu}/u.test(plain) || (/^\p{Lu}/u.test(plain) && !/^\p{Lu}{6,}$/u.test(plain))
}

const MANY = 4
function isLoud(text: string): boolean {
  const words = text.match(/\p{L}[\p{L}'’]*/gu) ?? []
  const high = words.filter((one) => /^\p{Lu}/u.test(one)).length
  return words.length >= MANY && high / words.length > 0.7
}
