import { limits } from '../limits.ts'
import { countPlain } from '../match/wild.ts'
import { type Unit, unitsOf } from '../match/units.ts'
import { quote } from '../print.ts'
import { accountName } from '../text/account-name.ts'
import { choices, type Leaf, numberFields, type Comparison, type TextField } from '../tree.ts'
import { type Lexeme, type Phrase } from './lex.ts'
import { suggestChoice, type QueryError } from './errors.ts'

/** A term, or what is wrong with it. */
export type ReadLeaf = Leaf | { type: 'wrong'; error: QueryError }

export interface Place {
  start: number
  end: number
}

export function wrong({ start, end }: Place, message: string, suggestion: string | null = null): ReadLeaf {
  return { type: 'wrong', error: { at: start, length: end - start, message, suggestion } }
}

export function readWords(lexeme: Lexeme & { kind: 'word' }): ReadLeaf {
  const { text } = lexeme
  if (text.length > limits.termLength) return tooLong(lexeme)
  if (unitsOf(text).some(({ is }) => is === 'any'))
    return wrong(lexeme, 'A * by itself stands for any word, which only a phrase can hold: "apple * pie"')
  return wordProblem(lexeme, text) ?? { type: 'words', text, quoted: false, within: null }
}

export function readPhrase(lexeme: Phrase): ReadLeaf {
  const { text, distance } = lexeme
  const unclosed = unclosedProblem(lexeme)
  if (unclosed !== null) return unclosed
  const units = unitsOf(text)
  if (units.length > limits.phraseWords)
    return wrong(lexeme, `A phrase has at most ${limits.phraseWords} words, this one has ${units.length}`)
  const problem = wordProblem(lexeme, text)
  if (problem !== null) return problem
  if (distance === null) return { type: 'words', text, quoted: true, within: null }
  return readLoose(lexeme, distance, units)
}

function readLoose(
  lexeme: Phrase,
  distance: NonNullable<Phrase['distance']>,
  units: readonly Unit[],
): ReadLeaf {
  const { within } = distance
  if (within === null || within < 1 || within > limits.distance)
    return wrong(distance, `A distance is a number from 1 to ${limits.distance}`, '~5')
  if (units.length < 2) return wrong(distance, 'A distance needs two words or more', null)
  if (units.length > limits.looseWords)
    return wrong(lexeme, `With a distance a phrase has at most ${limits.looseWords} words`)
  if (units.some(({ is }) => is === 'any'))
    return wrong(lexeme, 'A phrase with a distance cannot hold a * by itself: any word may stand between')
  return { type: 'words', text: lexeme.text, quoted: true, within }
}

export function readRaw(lexeme: Lexeme & { kind: 'word' | 'phrase' }): ReadLeaf {
  const { text } = lexeme
  const unclosed = unclosedProblem(lexeme)
  if (unclosed !== null) return unclosed
  if (text.trim() === '') return wrong(lexeme, 'raw: needs the text that is to stand there')
  if (text.length > limits.termLength) return tooLong(lexeme)
  return distanceProblem(lexeme) ?? { type: 'raw', text }
}

export function readField(field: TextField, lexeme: Lexeme & { kind: 'word' | 'phrase' }): ReadLeaf {
  const { text } = lexeme
  const unclosed = unclosedProblem(lexeme) ?? distanceProblem(lexeme)
  if (unclosed !== null) return unclosed
  if (text.length > limits.termLength) return tooLong(lexeme)
  const problem = fieldProblem(field, text, lexeme)
  if (problem !== null) return problem
  const isClosed = field in choices || field === 'lang' || field === 'country'
  return { type: 'field', field, value: isClosed ? text.toLowerCase() : text }
}

/** What a field cannot be asked for. */
function fieldProblem(field: TextField, text: string, place: Place): ReadLeaf | null {
  if (field === 'is' || field === 'has' || field === 'sentiment') {
    if (choices[field].some((choice) => choice === text.toLowerCase())) return null
    const known = choices[field].map((choice) => `${field}:${choice}`).join(', ')
    return wrong(place, `There is ${known}`, suggestChoice(field, text))
  }
  if (field === 'lang')
    return /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(text)
      ? null
      : wrong(
          place,
          'A language is written as en or pt-BR',
          text.includes('_') ? text.replaceAll('_', '-') : null,
        )
  if (field === 'country')
    return /^[a-z]{2}$/i.test(text)
      ? null
      : wrong(place, 'A country is written with two letters, as DE or GB')
  if (accountName(text) === '') return wrong(place, `${field}: holds no word`)
  if (field === 'site') return siteProblem(text, place)
  return wordProblem(place, text)
}

function siteProblem(text: string, place: Place): ReadLeaf | null {
  const path = /^(?:[a-z]+:\/\/)?([^/]*)\/./i.exec(text)
  if (path !== null)
    return wrong(place, 'site: asks for a host; url: asks for an address with its path', path[1] ?? null)
  return countPlain(text) < 2 ? wrong(place, 'site: needs two letters at least') : null
}

/** Of words to be looked for, in a text or in a field. */
function wordProblem(place: Place, text: string): ReadLeaf | null {
  const units = unitsOf(text)
  const open = units.find((unit) => unit.is === 'wild' && countPlain(unit.pattern.replace(/^[#@$]/, '')) < 2)
  if (open?.is === 'wild')
    return wrong(
      place,
      `"${open.pattern}" would match nearly every word: a pattern needs two letters at least`,
    )
  if (units.some(({ is }) => is !== 'any')) return null
  if (units.length > 0) return wrong(place, 'This would match every text: a phrase needs a word besides *')
  if (text.trim() === '') return wrong(place, 'There is no word between the quotation marks')
  return wrong(place, 'This holds no letter: signs are matched by raw: alone', `raw:${quote(text)}`)
}

const tooLong = (place: Place) => wrong(place, `This is longer than ${limits.termLength} letters`)

const distanceProblem = (lexeme: Lexeme & { kind: 'word' | 'phrase' }) =>
  lexeme.kind === 'phrase' && lexeme.distance !== null
    ? wrong(lexeme.distance, 'A distance stands behind a phrase of its own, not behind a field')
    : null

const unclosedProblem = (lexeme: Lexeme & { kind: 'word' | 'phrase' }) =>
  lexeme.kind === 'phrase' && !lexeme.closed
    ? wrong({ start: lexeme.start, end: lexeme.start + 1 }, 'This quotation mark is never closed', null)
    : null

/** `10k` and `1.5m` are numbers as well. */
export function readCompare(lexeme: Lexeme & { kind: 'compare' }): ReadLeaf {
  const { name, comparison, text } = lexeme
  const field = numberFields.find((each) => each === name)
  const [, digits, unit] = /^(\d{1,12}(?:\.\d{1,6})?)([km]?)$/i.exec(text) ?? []
  const plain = text.replaceAll(/(?<=\d)[,.'](?=\d{3}(?!\d))/g, '')
  if (field === undefined || digits === undefined)
    return wrong(
      lexeme,
      `${name}${comparison} needs a number, as ${name}${comparison}1000`,
      /^\d{1,12}$/.test(plain) ? name + comparison + plain : null,
    )
  const value = Number(digits) * ({ k: 1000, m: 1_000_000 }[unit?.toLowerCase() ?? ''] ?? 1)
  const whole = Math.round(value)
  return whole === value && whole <= Number.MAX_SAFE_INTEGER
    ? { type: 'compare', field, comparison: comparison satisfies Comparison, value: whole }
    : wrong(lexeme, `${name} is counted in whole numbers`, `${name}${comparison}${whole}`)
}
