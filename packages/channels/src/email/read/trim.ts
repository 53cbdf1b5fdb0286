import talon from 'talonjs'
import { cutHtml } from './cut-html.ts'
import { htmlToUnsignedText } from './html-to-text.ts'
import { cutAtQuoteHeader } from './quote-header.ts'

/** talonjs reads four thousand lines; what stands below is history by any measure. */
const maxChars = 200_000

/**
 * The new part of a mail, without quoted history and signature. Never nothing: where trimming would leave no word,
 * the whole text stays, and a forwarded mail stays whole.
 */
export function trimMail({ text, html }: { text: string; html: string | null }): string {
  const unquoted = (html && fromHtml(html)) ?? fromText(text)
  const trimmed = withoutSignature(cutAtQuoteHeader(unquoted)).trim()
  return hasWords(trimmed) ? trimmed : text.trim()
}

function fromHtml(html: string): string | null {
  try {
    const { body, didFindQuote } = talon.quotations.extractFromHtml(cutHtml(html, htmlLimits).html)
    return didFindQuote || signatureMark.test(html) ? htmlToUnsignedText(body) : null
  } catch {
    // @NOTE its XML parser throws on documents that browsers repair; the text part then decides
    return null
  }
}

const signatureMark = /gmail_signature|moz-signature|id="?Signature\b/

const htmlLimits = { maxChars: maxChars * 2, maxLinks: 1000, maxTags: 4000 }

function fromText(text: string): string {
  const within = text.slice(0, maxChars)
  try {
    return talon.quotations.extractFromPlain(within).body ?? within
  } catch {
    return within
  }
}

/** RFC 3676 delimiter, or the line a phone adds. */
const signatureStart =
  /^(-- ?|__+|(sent|get|envoyé|gesendet|von meinem|enviado|inviato|verzonden) (from|outlook|de|à partir|depuis|von|mit|desde|vanaf|dal|iphone|ipad|mon|mobile|mein)\b.{0,80})$/i

function withoutSignature(text: string): string {
  const lines = text.split('\n')
  const at = lines.findIndex((line, index) => index > 0 && signatureStart.test(line.trimEnd()))
  return at > 0 && hasWords(lines.slice(0, at).join('\n')) ? lines.slice(0, at).join('\n') : text
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}\p{Emoji_Presentation}]/u.test(text)
}
