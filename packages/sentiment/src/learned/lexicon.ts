import { type HashTable, placeOf } from './hash-table.ts'

/** Word lists that know a word's weight: AFINN, VADER and pattern, in this order. */
export const LISTS = 3
/** What a full weight of a list (5 of AFINN, 4 of VADER, 1 of pattern) is stored as, and read as. */
export const STORED = 100
export const FULL = 4

export interface Lexicon {
  table: HashTable
  /** LISTS numbers for each word. */
  values: Int8Array
}

/** @returns where the word's values begin, or -1. */
export function valuesOf({ table }: Lexicon, hash: number): number {
  const place = placeOf(table, hash)
  return place < 0 ? -1 : LISTS * place
}
