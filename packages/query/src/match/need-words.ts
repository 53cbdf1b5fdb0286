import { keyOf } from '../keys.ts'
import type { QueryMessage } from '../message.ts'
import type { Comparison, NumberField } from '../tree.ts'
import type { Unit } from './units.ts'

/** What must hold of a message's keys and columns for a query to match. */
export type Need =
  | { is: 'all' | 'any'; parts: readonly Need[] }
  | { is: 'none'; part: Need }
  | { is: 'key'; key: string }
  /** A key that begins so. */
  | { is: 'front'; text: string }
  /** A word that ends so. */
  | { is: 'back'; text: string }
  /** `keys`: one of which a message has on arrival where it holds. */
  | { is: 'column'; ask: ColumnAsk; keys: readonly string[] | null }
  /** Nothing can be said beforehand. */
  | { is: 'anything' }

export type ColumnAsk =
  | { column: 'language'; tag: string }
  | { column: 'country'; code: string }
  | { column: 'sentiment'; label: string }
  | { column: 'channel'; fits: (channel: QueryMessage['channel']) => boolean }
  | { column: NumberField; comparison: Comparison; value: number }

/** `exact`: what meets the need matches. Else some of it does not, but all that matches meets it. */
export interface Needed {
  need: Need
  exact: boolean
}

export const one = (key: string): Need => ({ is: 'key', key })
export const anything: Needed = { need: { is: 'anything' }, exact: false }

export function allOf(parts: readonly Needed[]): Needed {
  const needs = parts.map(({ need }) => need).filter(({ is }) => is !== 'anything')
  const [first, ...others] = needs
  if (first === undefined) return anything
  return {
    need: others.length === 0 ? first : { is: 'all', parts: needs },
    exact: parts.every(({ exact }) => exact),
  }
}

export function anyOf(...parts: readonly Needed[]): Needed {
  const needs = parts.map(({ need }) => need)
  const [first, ...others] = needs
  if (first === undefined || needs.some(({ is }) => is === 'anything')) return anything
  return {
    need: others.length === 0 ? first : { is: 'any', parts: needs },
    exact: parts.every(({ exact }) => exact),
  }
}

/** Fewer letters are the beginning of too much. */
const LEAST_FRONT = 2

/** Of words that follow each other, or (`loose`) stand near each other. */
export function needWords(
  units: readonly Unit[],
  keyFor: (form: string) => string = (form) => form,
  loose = false,
): Needed {
  const words = units.map((unit) => needUnit(unit, keyFor))
  const isPlain = keyFor('') === ''
  const pairs = isPlain && !loose ? units.flatMap((unit, index) => pairOf(units[index - 1], unit)) : []
  const { need, exact } = allOf([...words, ...pairs])
  return { need, exact: exact && units.length === 1 }
}

function pairOf(before: Unit | undefined, unit: Unit): Needed[] {
  if (before?.is !== 'form' || unit.is !== 'form' || !before.alone || !unit.alone) return []
  return isOneLetter(before.form) && isOneLetter(unit.form)
    ? [{ need: one(keyOf.pair(before.form, unit.form)), exact: true }]
    : []
}
/** Not that with a sign before it, which stands for more than this letter. */
const isOneLetter = (form: string) => !/^[#@$]/.test(form)

function needUnit(unit: Unit, keyFor: (form: string) => string): Needed {
  if (unit.is === 'any') return anything
  if (unit.is === 'form') return { need: one(keyFor(unit.form)), exact: true }
  const { front, back, letters } = unit.wild
  if (front.length >= LEAST_FRONT) {
    const isBeginning = letters.at(-1) === '*' && letters.length === Array.from(front).length + 1
    return { need: { is: 'front', text: keyFor(front) }, exact: isBeginning }
  }
  return back.length >= LEAST_FRONT && keyFor('') === '' && !unit.signed
    ? { need: { is: 'back', text: back }, exact: false }
    : anything
}
