/**
 * How words are compared: lower case, compatible forms as one (full-width letters, ligatures), without the accents of
 * Latin, Greek and Cyrillic letters and without the vowel signs of Arabic and Hebrew. What stands for two letters
 * becomes two (ß is ss, æ is ae); й stays another letter than и. Folding twice changes nothing.
 */
export function fold(text: string): string {
  if (isPlain(text)) return text.toLowerCase()
  const bare = text.toWellFormed().normalize('NFKD').replace(unheard, '')
  const lower = bare.toLowerCase().replace(unheard, '').replace(special, inPlainLetters)
  return lower.normalize('NFC')
}

function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) return false
  return true
}

// Accents (U+0300 to U+036F, but for the breve of й), vowel signs, the Arabic stretcher, and what has no width.
/* oxlint-disable eslint/no-misleading-character-class -- they are meant one by one */
const unheard =
  /(?<![иИ])\u0306|[\u0300-\u0305\u0307-\u036F\u0483-\u0487\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670\u00AD\u034F\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\u20E3\uFE00-\uFE0F\uFEFF]/gu
/* oxlint-enable eslint/no-misleading-character-class */

const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
}
const special = /[ßøæœłđðþħıς]/gu
const inPlainLetters = (letter: string) => letters[letter] ?? letter
