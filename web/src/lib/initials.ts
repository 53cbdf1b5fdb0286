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

/** A hue in degrees, the same for the same text everywhere (FNV-1a, turned by the golden angle). */
export function hueOf(text: string): number {
  let hash = 0x811c9dc5
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return Math.round((hash % 1000) * 137.508) % 360
}
