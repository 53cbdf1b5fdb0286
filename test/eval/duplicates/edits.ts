/** What people and programs do to a text that they repeat. `seed` chooses where, the same each time. */
export const edits: Record<string, (text: string, seed: number) => string> = {
  'repeated-by-mark-and-cut': (text) => `RT @user: ${text}`.slice(0, 139).concat('…'),
  'cut-after-three-quarters': (text) => `${text.slice(0, Math.ceil(text.length * 0.75))}…`,
  'other-case-and-punctuation': (text) => text.toUpperCase().replaceAll(/[.,!?;:]/g, ''),
  'address-behind': (text) => `${text} https://example.org/p/1`,
  'words-before': (text, seed) => `${pick(['This!', 'Wow', 'So true:', 'Read this please:'], seed)} ${text}`,
  'hashtags-behind': (text, seed) => `${text} ${pick(['#news', '#fail #help', '#ad'], seed)}`,
  'source-behind': (text) => `${text} - The Daily News`,
  'word-left-out': (text, seed) => changeWord(text, seed, ''),
  'word-changed': (text, seed) => changeWord(text, seed, 'lantern'),
  'two-words-changed': (text, seed) => changeWord(changeWord(text, seed, 'lantern'), seed + 3, 'harbour'),
}

const pick = (words: readonly string[], seed: number) => words[seed % words.length] ?? ''

function changeWord(text: string, seed: number, by: string): string {
  const words = text.split(' ')
  words[(seed * 7) % words.length] = by
  return words.join(' ')
}
