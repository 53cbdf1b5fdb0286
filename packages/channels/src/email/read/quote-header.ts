const said =
  'wrote|writes|schrieb|skrev|schreef|écrit|escribió|escreveu|scritto|napisał|napisał\\(a\\)|написал|написала|пише|írta|kirjoitti|yazdı'

/** The verb that ends the line, or stands between sender and date; then nothing but a colon. */
const attribution = new RegExp(`(?:\\b|\\s)(?:${said})(?:\\s.{0,80})?:$`, 'iu')
const sender = /<[^<>\s]+@[^<>]+>|\d|"[^"]+"/
/** `ср, 30 апр. 2025 г. в 15:19, John Doe <doe@example.com>:` says no verb at all. */
const dated = /\d{1,2}:\d{2}.{0,120}<[^<>\s]+@[^<>\s]+>:$/u
const dashes = /^-{2,}\s*\p{L}[\p{L}\s'’]{2,60}-{2,}$/u

/**
 * Cuts at a line such as `On Monday Anna <a@b.c> wrote:` that the library did not know, when all that follows is
 * quoted or nothing is. Text that goes on below quotes is an answer between the lines and stays.
 */
export function cutAtQuoteHeader(text: string): string {
  const lines = text.split('\n')
  const lastQuoted = lines.findLastIndex((line) => line.trimStart().startsWith('>'))
  const lastWords = lines.findLastIndex((line) => line.trim() !== '')
  for (let index = 1; index < lines.length; index += 1) {
    const end = headerEnd(lines, index)
    if (end === null) continue
    const answeredBelow = lastQuoted > end && lastWords > lastQuoted
    if (!answeredBelow) return lines.slice(0, index).join('\n')
  }
  return text
}

/** A header may be wrapped over three lines. The index of its last one, or null when none begins here. */
function headerEnd(lines: readonly string[], start: number): number | null {
  if (!lines[start]?.trim() || lines[start].startsWith('>')) return null
  if (dashes.test(lines[start].trim()) && quotedOrNothing(lines.slice(start + 1))) return start
  let joined = ''
  for (const [offset, line] of lines.slice(start, start + 3).entries()) {
    if (!line.trim()) return null
    joined = `${joined} ${line.trim()}`.trim()
    if (joined.length > 300) return null
    if ((attribution.test(joined) && sender.test(joined)) || dated.test(joined)) return start + offset
  }
  return null
}

function quotedOrNothing(lines: readonly string[]): boolean {
  const next = lines.find((line) => line.trim() !== '')
  return next === undefined || next.startsWith('>')
}
