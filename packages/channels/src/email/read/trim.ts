import talon from 'talonjs'
import { cutHtml } from '../../text/cut-html.ts'
import { htmlToUnsignedText } from '../../text/html-to-text.ts'
import { cutAtQuoteHeader } from './quote-header.ts'

/** talonjs reads four thousand lines; what stands below is history by any measure. */
const maxChars = 200_000

export interface TrimInput {
  text: string
  html: string | null
  /** The text was made of the HTML. */
  derived?: boolean
}

/**
 * The new part of a mail, without quoted history and signature. Never nothing: where trimming would leave no word,
 * the whole text stays, and a forwarded mail stays whole.
 */
export function trimMail({ text, html, derived = false }: TrimInput): string {
  const plain = fromText(text)
  // @NOTE taking HTML apart costs ten times as much, so only where there is no own text, or it shows no quote
  const useHtml = html !== null && (derived || !plain.didFindQuote) && quoteMark.test(html)
  const unquoted = (useHtml && fromHtml(html)) || plain.body
  const trimmed = withoutSignature(cutAtQuoteHeader(unquoted)).trim()
  return hasWords(trimmed) ? trimmed : text.trim()
}

/** What quotes and signatures are made of, in the HTML of any mail program. */
const quoteMark =
  /<blockquote|<hr|quote|signature|divRplyFwdMsg|OLK_SRC_BODY_SECTION|border-top|wrote:|from:/i

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

function fromText(text: string): { body: string; didFindQuote: boolean } {
  const body = text.slice(0, maxChars)
  try {
    return talon.quotations.extractFromPlain(body)
  } catch {
    return { body, didFindQuote: false }
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
