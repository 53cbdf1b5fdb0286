/** Whether a text has one of the words or phrases, whole and whatever their case. */
export function createWordMatch(words: readonly string[]): (text: string) => boolean {
  const parts = words.map((word) =>
    word
      .normalize('NFC')
      .split(/\s+/)
      .map((part) => RegExp.escape(part))
      .join('\\s+'),
  )
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.join('|')})(?![\\p{L}\\p{N}])`, 'iu')
  return (text) => pattern.test(text.normalize('NFC'))
}
