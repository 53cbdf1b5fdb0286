/** One or two letters that stand for a name; works by code point, so that no letter is cut in half. */
export function initials(name: string): string {
  const words = name
    .replace(/<.*>/, '')
    .split(/[\s._@-]+/u)
    .filter((word) => /^[\p{L}\p{N}]/u.test(word))
  const first = firstLetter(words[0]) || '?'
  return (first + (words.length > 1 ? firstLetter(words.at(-1)) : '')).toUpperCase()
}

function firstLetter(word = ''): string {
  for (const letter of word) return letter
  return ''
}

/** A hue in degrees, the same for the same text everywhere. */
export function hueOf(text: string): number {
  let hash = 0
  for (const char of text) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 100_003
  return (hash * 47) % 360
}
