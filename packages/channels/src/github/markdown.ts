import { Marked } from 'marked'
import { clean } from '../text/clean.ts'
import { htmlToText } from '../text/html-to-text.ts'
import { sanitiseHtml } from '../text/sanitise.ts'

/** A box that can be ticked would do nothing here; how it stands is what counts. */
const marked = new Marked({
  gfm: true,
  breaks: true,
  renderer: { checkbox: ({ checked }) => (checked ? '☑ ' : '☐ ') },
})

/** Longer ones are shown as they were written. */
const maxRendered = 100_000

/** What people wrote in GitHub's Markdown, as safe HTML and as plain text. */
export function renderMarkdown(source: string): { html: string | null; text: string } {
  const written = clean(source, 200_000).trim()
  if (written === '' || written.length > maxRendered) return { html: null, text: written }
  const html = sanitiseHtml(marked.parse(written, { async: false })).html
  const text = clean(htmlToText(html), 100_000)
  return { html: text === written ? null : clean(html, 400_000), text: text || written }
}
