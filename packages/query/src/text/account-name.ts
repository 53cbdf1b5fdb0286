import { textLimits } from '../limits.ts'
import { fold } from './fold.ts'

/** How accounts are compared: folded, without a sign before it. */
export const accountName = (name: string): string => bounded(fold(name.trim().replace(/^@/, '')))

/** Without what a database cannot hold. */
export const bounded = (name: string): string =>
  name
    .replace(/\p{Cc}/gu, '')
    .slice(0, textLimits.word)
    .toWellFormed()
