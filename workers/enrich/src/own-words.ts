/**
 * The words of a mail without those of others that it quotes line by line between its own. They become spaces, so that
 * what is found in the rest stands where it stood.
 */
export function ownWords({ text, isMail = false }: { text: string; isMail?: boolean }): string {
  if (!isMail || !QUOTES.test(text)) return text
  return text.replaceAll(QUOTED, (line) => ' '.repeat(line.length))
}

const QUOTES = /^[ \t]*>/m
/** A line that begins with a sign of quotation, and the line before it that says who said so. */
const QUOTED =
  /^(?:[^\n>]{1,200}(?:wrote|writes|schrieb|a écrit|escribió|ha scritto|escreveu)[^\n]{0,80}:[ \t]*\r?\n(?=[ \t\r\n]*>))|^[ \t]*>[^\n]*/gm
