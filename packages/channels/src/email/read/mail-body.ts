import { clean } from '../../text/clean.ts'
import { cutHtml } from '../../text/cut-html.ts'
import { htmlToText } from '../../text/html-to-text.ts'
import { sanitiseHtml } from '../../text/sanitise.ts'
import { trimMail } from './trim.ts'

/** More than any person reads, and less than the full-text index takes. */
const maxText = 500_000

/** `plain` leaves HTML alone: for a mail whose HTML was too much. */
export type ReadMode = 'full' | 'plain'

export interface MailBody {
  text: string
  trimmedText: string
  html: string | null
}

export function readBody(mail: { text: string; html: string | null; mode: ReadMode }): MailBody {
  const plain = normaliseLines(mail.text)
  if (mail.html === null) return { ...texts(plain, trimMail({ text: plain, html: null })), html: null }
  if (mail.mode === 'plain') {
    const text = plain.trim() ? plain : stripTags(mail.html)
    return { ...texts(`${text}\n\n${withoutHtmlNote}`, text), html: null }
  }

  const html = clean(mail.html, Infinity)
  const safe = sanitiseHtml(html)
  const read = htmlToText(safe.html)
  // @NOTE a text part beside much longer HTML is a mere "cannot show this" or one part of several
  const derived = plain.trim().length * 3 < read.length
  const text = derived ? read : plain
  return { ...texts(text, trimMail({ text, html: cutHtml(html).html, derived })), html: safe.html || null }
}

const withoutHtmlNote = '[The formatted part of this mail could not be prepared. The original is kept whole.]'

function texts(text: string, trimmedText: string) {
  return { text: clean(text.trim(), maxText), trimmedText: clean(trimmedText.trim(), maxText) }
}

function normaliseLines(text: string): string {
  return clean(text, 5_000_000).replace(/\r\n?/g, '\n')
}

function stripTags(html: string): string {
  return normaliseLines(html.slice(0, 200_000))
    .replace(/<(br|p|div|tr|li|h\d)\b[^<>]{0,2000}>/gi, '\n')
    .replace(/<[^<>]{0,2000}>/g, '')
    .replace(/\n\s*\n/g, '\n\n')
}
