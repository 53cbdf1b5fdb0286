import type { FoundMark, Likelihoods, MarkKind } from '@hubbub/contracts'
import { markKinds, phrases } from './phrases.ts'

/** Beyond it nobody reads before they answer. */
const LENGTH_READ = 4_000

/** How a text must sound for its words to be meant: praise is not angry, and who is happy does not complain. */
const sounds: Record<MarkKind, (of: Likelihoods) => boolean> = {
  complaint: ({ positive }) => positive < 0.55,
  question: () => true,
  praise: ({ positive }) => positive > 0.5,
  buying: ({ negative }) => negative < 0.6,
  churn: ({ positive }) => positive < 0.6,
  anger: ({ negative }) => negative > 0.45,
}

/**
 * What a message is besides how it sounds, by its words and its sound. Written for English.
 * @returns null where nobody can tell: another language, or nothing to judge.
 */
export function findMarks(
  text: string,
  language: string | null,
  sound: Likelihoods | null,
): FoundMark[] | null {
  if (sound === null || (language !== null && language !== 'en')) return null
  const read = text.slice(0, LENGTH_READ).replaceAll('’', "'")
  return markKinds.flatMap((kind) => {
    const found = sounds[kind](sound) ? findPhrase(kind, read) : null
    if (found === null) return []
    const { start, end } = found
    return [{ kind, start, end, text: text.slice(start, end) }]
  })
}

function findPhrase(kind: MarkKind, text: string): { start: number; end: number } | null {
  if (kind === 'question') {
    const sign = /\?(?![\w=&/])/.exec(text)
    if (sign !== null) return { start: sign.index, end: sign.index + 1 }
  }
  const phrase = phrases[kind].exec(text)
  return phrase === null ? null : { start: phrase.index, end: phrase.index + phrase[0].length }
}
