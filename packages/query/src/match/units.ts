import { scan, type Token } from '../text/scan.ts'
import { type ReadMessage } from '../text/read-message.ts'
import { fitsWild, readWild, type Wild } from './wild.ts'

/** What one word of a query asks of one word of a text. */
export type Unit =
  | { is: 'form'; form: string; alone: boolean }
  | { is: 'wild'; pattern: string; wild: Wild; signed: boolean }
  /** Any word: a `*` by itself within a phrase. */
  | { is: 'any' }

/** The words of a query as units. In addresses `?` parts words, as it does in a text. */
export const unitsOf = (text: string): Unit[] => cutUnits(text).map(({ unit }) => unit)

/** The same, each with how it is written there. */
export function cutUnits(text: string): { unit: Unit; written: string }[] {
  const address = addressStart.exec(text)
  const plain = address === null ? text : text.slice(address[0].length)
  const tokens = scan(plain, { wild: address === null ? '*?' : '*' })
  return tokens.flatMap((token, index) => {
    const { form, full, alone, start, end } = token
    const word = full ?? form
    // Of a signed word in a script without spaces this is the first letter alone, which stands by itself.
    const cut = (unit: Unit) => [
      { unit, written: plain.slice(token.signed && alone ? start + 1 : start, end) },
    ]
    if (word === '*') return touchesLetter(tokens, index) ? [] : cut({ is: 'any' })
    if (!/[*?]/.test(word)) return cut({ is: 'form', form: word, alone })
    return cut({ is: 'wild', pattern: word, wild: readWild(word), signed: token.signed })
  })
}
const addressStart = /^(?:https?:\/\/(?:www\.)?|www\.)/i

/** Letters of scripts without spaces are words each: a `*` that touches one asks for nothing more. */
function touchesLetter(tokens: readonly Token[], index: number): boolean {
  const [before, here, after] = [tokens[index - 1], tokens[index], tokens[index + 1]]
  return (
    (before?.alone === true && before.end === here?.start) ||
    (after?.alone === true && after.start === here?.end)
  )
}

export function fitsUnit(unit: Unit, { form, full, signed }: Token): boolean {
  if (unit.is === 'any') return true
  if (unit.is === 'form') return unit.form === form || unit.form === full
  if (unit.signed) return signed && full !== null && fitsWild(unit.wild, full)
  return fitsWild(unit.wild, form)
}

const nowhere: readonly number[] = []

/** Where it stands, in order. Not for `any`. */
export function placesOf(read: ReadMessage, unit: Unit): readonly number[] {
  if (unit.is === 'any') return nowhere
  if (unit.is === 'form') return read.places.get(unit.form) ?? nowhere
  const known = read.patterns.get(unit.pattern)
  if (known !== undefined) return known
  const found = findPattern(read, unit)
  read.patterns.set(unit.pattern, found)
  return found
}

function findPattern({ places }: ReadMessage, { wild, signed }: Unit & { is: 'wild' }): readonly number[] {
  const found: number[] = []
  for (const [form, at] of places) if (isSigned(form) === signed && fitsWild(wild, form)) found.push(...at)
  return found.toSorted((a, b) => a - b)
}
const isSigned = (form: string) => form.startsWith('#') || form.startsWith('@') || form.startsWith('$')
