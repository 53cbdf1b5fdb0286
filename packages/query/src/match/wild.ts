/** `*`: any letters or none; `?`: one. */
export interface Wild {
  letters: readonly string[]
  /** What it begins and ends with for certain. */
  front: string
  back: string
}

export function readWild(pattern: string): Wild {
  const letters = Array.from(pattern.replace(/\*{2,}/g, '*'))
  const plain = (letter: string) => letter !== '*' && letter !== '?'
  const firstSign = letters.findIndex((letter) => !plain(letter))
  const lastSign = letters.findLastIndex((letter) => !plain(letter))
  return {
    letters,
    front: letters.slice(0, firstSign).join(''),
    back: letters.slice(lastSign + 1).join(''),
  }
}

/** Letters that are no sign of the pattern. */
export const countPlain = (pattern: string) => Array.from(pattern.replace(/[*?]/g, '')).length

/** Only the last `*` is ever gone back to: at worst the length of the one times the length of the other. */
export function fitsWild(wild: Wild, word: string): boolean {
  if (!word.startsWith(wild.front) || !word.endsWith(wild.back)) return false
  const { letters } = wild
  const given = Array.from(word)
  let at = 0
  let here = 0
  let star = -1
  let starAt = 0
  while (at < given.length) {
    const letter = letters[here]
    if (letter === '*') {
      star = here
      starAt = at
      here += 1
    } else if (letter !== undefined && (letter === '?' || letter === given[at])) {
      at += 1
      here += 1
    } else if (star >= 0) {
      starAt += 1
      at = starAt
      here = star + 1
    } else return false
  }
  while (letters[here] === '*') here += 1
  return here === letters.length
}
