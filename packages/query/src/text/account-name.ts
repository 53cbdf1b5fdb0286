import { textLimits } from '../limits.ts'
import { fold } from './fold.ts'

/** How accounts are compared: folded, without a sign before it. */
export function accountName(name: string): string {
  const plain = fold(name.trim().replace(/^@/, ''))
  return plain.slice(0, textLimits.word).toWellFormed()
}
