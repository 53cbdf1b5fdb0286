import { splitSentences } from '../learned/sentences.ts'
import type { Place } from './find-names.ts'

export interface Clause extends Place {
  /** It says something against what was said before it. */
  turns: boolean
  /** The first of its sentence. */
  opens: boolean
}

/** Words that turn a sentence: what stands behind them is about something else, or says something else. */
const turns =
  'but|however|although|though|yet|while|whereas|except|unlike|aber|jedoch|doch|während|dagegen|pero|aunque|mientras|mais|tandis que|alors que|cependant|ma|però|mentre|invece|mas|porém|enquanto|lekin|magar|لكن|ولكن|بينما'
/** Commas inside of numbers part nothing. */
const seam = new RegExp(
  String.raw`(?:[,;:(]?\s+(?<turn>${turns})(?![\p{L}\p{N}_'’]))|;|\s[-–—]{1,2}\s|—|,(?=\s)|\s(?=\()|(?<=\))\s`,
  'giu',
)

/** The clauses of a text in their order, as far as signs and words part them. */
export function splitClauses(text: string): Clause[] {
  return splitSentences(text).flatMap(([from, to]) => clausesOf(text, from, to))
}

function clausesOf(text: string, from: number, to: number): Clause[] {
  const clauses: Clause[] = []
  let start = from
  let turnsNow = false
  const push = (end: number) => {
    if (text.slice(start, end).trim() === '') return
    clauses.push({ start, end, turns: turnsNow, opens: clauses.length === 0 })
  }
  for (const found of text.slice(from, to).matchAll(seam)) {
    const at = from + found.index
    push(at)
    start = at + found[0].length
    const { turn } = found.groups ?? {}
    // A clause keeps the word that it begins with.
    if (turn !== undefined) start -= turn.length
    turnsNow = turn !== undefined
  }
  push(to)
  const [first] = clauses
  if (first !== undefined && beginsWithTurn.test(text.slice(first.start, first.end))) first.turns = true
  return clauses
}

const beginsWithTurn = new RegExp(String.raw`^(?:${turns})(?![\p{L}\p{N}_'’])`, 'iu')
