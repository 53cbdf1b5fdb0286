/** Whether a word says nothing by itself in a language; where the language is not known, in any that is common. */
export type IsCommon = (word: string, language: string | null) => boolean

/** Words in a phrase. */
const LONGEST_PHRASE = 3
const MOST_TERMS = 400

// What is written without spaces is cut by its dictionary; the tallies need the same cut only within one process.
const cutter = new Intl.Segmenter('und', { granularity: 'word' })
const withoutSpaces = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
const links = /\b(?:https?:\/\/|www\.)\S+/giu
const handles = /(^|[^\p{L}\p{N}])@[\p{L}\p{N}_.-]+(?:@[\p{L}\p{N}.-]+)?/gu
const sentences = /[.!?…;:()[\]{}"“”„«»\n\r|/\\、。！？，；：]+|\s[-–—]\s/u
const words = /#?[\p{L}\p{N}][\p{L}\p{M}\p{N}'’_-]*/gu
/** Signs of forwarding, not words of people. */
const noise = new Set(['rt', 'via', 'amp', 'http', 'https', 'www', 'com', 're', 'fwd'])

/**
 * Words and phrases of a text, each once: lower case, without links, handles and bare numbers. A phrase is up to three words
 * of one sentence; it neither begins nor ends with a word that says nothing, and such a word is no term by itself.
 */
export function termsOf(text: string, language: string | null, isCommon: IsCommon): Set<string> {
  const found = new Set<string>()
  const plain = text.replace(links, ' | ').replace(handles, '$1 | ')
  for (const sentence of plain.split(sentences)) {
    const said = cut(sentence)
    const empty = said.map((word) => isCommon(word, language) || noise.has(word) || !tells(word))
    for (let first = 0; first < said.length; first++) {
      if (empty[first] === true) continue
      for (let last = first; last < Math.min(said.length, first + LONGEST_PHRASE); last++) {
        if (empty[last] === true) continue
        found.add(said.slice(first, last + 1).join(' '))
        if (found.size >= MOST_TERMS) return found
      }
    }
  }
  return found
}

function cut(sentence: string): string[] {
  const lower = sentence.toLowerCase().normalize('NFC')
  if (!withoutSpaces.test(lower)) return (lower.match(words) ?? []).map(trim)
  return [...cutter.segment(lower)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment)
}

const trim = (word: string) => word.replace(/['’_-]+$/u, '').replace(/['’]s$/u, '')

/** One letter, or figures alone, say nothing. */
function tells(word: string): boolean {
  if (/^[\d.,]+$/u.test(word)) return false
  return word.length > 1 || withoutSpaces.test(word)
}
