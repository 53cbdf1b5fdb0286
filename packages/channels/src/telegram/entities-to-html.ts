import type { TelegramEntity } from './api-types.ts'

const tags: Readonly<Record<string, string>> = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  expandable_blockquote: 'blockquote',
}

interface Mark {
  from: number
  to: number
  open: string
  close: string
}

/** The text with its formatting; null where it has none. Everything is escaped: nothing of the sender's is markup. */
export function entitiesToHtml(text: string, entities: readonly TelegramEntity[]): string | null {
  const marks = entities
    .flatMap((entity) => toMark(entity, text.length))
    .sort((a, b) => a.from - b.from || b.to - a.to)
  if (marks.length === 0) return null
  const open: Mark[] = []
  let html = ''
  let at = 0
  const upTo = (end: number) => {
    html += escapeHtml(text.slice(at, end)).replaceAll('\n', '<br>')
    at = end
  }
  const closeUntil = (position: number) => {
    for (let top = open.at(-1); top !== undefined && top.to <= position; top = open.at(-1)) {
      upTo(top.to)
      html += top.close
      open.pop()
    }
  }
  for (const mark of marks) {
    closeUntil(mark.from)
    upTo(mark.from)
    // What reaches out of the one around it ends with it: tags must not cross.
    const end = Math.min(mark.to, open.at(-1)?.to ?? mark.to)
    if (end <= mark.from) continue
    html += mark.open
    open.push({ ...mark, to: end })
  }
  closeUntil(Infinity)
  upTo(text.length)
  return html
}

function toMark({ type, offset, length, url }: TelegramEntity, end: number): Mark[] {
  const from = Math.max(0, offset)
  const to = Math.min(end, offset + length)
  if (to <= from) return []
  const href = type === 'text_link' ? safeLink(url) : null
  if (href !== null)
    return [{ from, to, open: `<a href="${escapeHtml(href)}" rel="noopener noreferrer">`, close: '</a>' }]
  const tag = tags[type]
  return tag === undefined ? [] : [{ from, to, open: `<${tag}>`, close: `</${tag}>` }]
}

function safeLink(url: string | undefined): string | null {
  const parsed = url === undefined ? null : URL.parse(url)
  return parsed !== null && ['http:', 'https:'].includes(parsed.protocol) ? parsed.href : null
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
