/** Nobody repeats more than this by hand, and what is longer is told apart by its beginning. */
const MOST_TOKENS = 400

/** Addresses and names say whom and where, not what; a mark of repeating says who said it first. */
const beside = /https?:\/\/\S+|www\.\S+|\bhttp\b|@[\p{L}\p{N}_.-]+|^\s*rt\b/giu
/** Words, and each letter of scripts without spaces by itself. */
const token =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)?/gu

/** What a text says, without how it is written. A word that was cut off at the end (`…`) is left out. */
export function tokensOf(text: string): string[] {
  const said = text.normalize('NFKC').toLowerCase().replace(beside, ' ')
  const whole = /(…|\.\.\.)\s*$/.test(said) ? said.replace(/[^\s]*(…|\.\.\.)\s*$/, '') : said
  const found: string[] = []
  for (const [word] of whole.matchAll(token)) {
    found.push(word)
    if (found.length === MOST_TOKENS) break
  }
  return found
}
