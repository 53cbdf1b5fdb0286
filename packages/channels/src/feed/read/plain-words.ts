import { cutHtml } from '../../text/cut-html.ts'
import { htmlToText } from '../../text/html-to-text.ts'
import type { FeedText } from './feed-types.ts'

/** More of an article nobody reads in an inbox; and no item may take all the time of its feed. */
export const articleLimits = { maxChars: 300_000, maxLinks: 1000, maxTags: 10_000 }

/** What a person would read of it. */
export function plainWords(text: FeedText | null): string {
  if (text === null) return ''
  if (text.kind === 'text') return text.value.slice(0, articleLimits.maxChars).toWellFormed().trim()
  return htmlToText(cutHtml(text.value, articleLimits).html)
}
