import { escapeHtml, linkHtml, safeLink } from '../text/escape-html.ts'
import { type MarkRule, pair, renderRules } from '../text/render-rules.ts'

/** What the names in a text stand for. */
export interface Names {
  user(id: string): string | null
  channel(id: string): string | null
}

const MAX_HTML = 20_000
const reference = /<(@[!&]?|#|a?:\w{2,32}:|t:|\/[^<>:]{1,100}:)(-?\d{1,20})(?::[A-Za-z])?>/g

/** https://docs.discord.com/developers/reference#message-formatting: as people read it. */
export const markdownToText = (text: string, names: Names) =>
  text
    .replaceAll(reference, (_, sign: string, id: string) => wordsOf(sign, id, names))
    .replaceAll(/<(https?:\/\/[^\s<>]{1,2000})>/g, '$1')

/** Null where nothing in it is formatted. */
export function markdownToHtml(text: string, names: Names): string | null {
  if (text.length > MAX_HTML || !/[*_~`|<[]|^(?:>|#{1,3} |- )|https?:/m.test(text)) return null
  const html = renderRules(text, rulesFor(names), (part) => escapeHtml(part).replaceAll('\n', '<br>'))
  return /<(?!br>)/.test(html) ? html : null
}

const rulesFor = (names: Names): MarkRule[] => [
  {
    pattern: /```(?:[\w+-]{1,20}\n)?\n?([^]{1,4000}?)```\n?/g,
    render: ([, code = '']) => `<pre>${escapeHtml(code)}</pre>`,
  },
  { pattern: /`([^`\n]{1,2000})`/g, render: ([, code = '']) => `<code>${escapeHtml(code)}</code>` },
  {
    pattern: /(?<=^|\n)> ?([^\n]*(?:\n> ?[^\n]*)*)\n?/g,
    render: ([, quoted = ''], inner) =>
      `<blockquote>${inner(quoted.replaceAll(/\n> ?/g, '\n'))}</blockquote>`,
  },
  {
    pattern: /(?<=^|\n)#{1,3} ([^\n]{1,300})\n?/g,
    render: ([, words = ''], inner) => `<p><b>${inner(words)}</b></p>`,
  },
  {
    pattern: new RegExp(reference),
    render: ([, sign = '', id = '']) => escapeHtml(wordsOf(sign, id, names)),
  },
  {
    pattern: /\[([^\]\n]{1,300})\]\(<?(https?:\/\/[^\s()<>]{1,2000})>?\)/g,
    render: ([whole, label = '', url = ''], inner) => {
      const href = safeLink(url)
      return href === null ? escapeHtml(whole) : linkHtml(href, `${inner(label)} (${escapeHtml(url)})`)
    },
  },
  {
    pattern: /<?(https?:\/\/[^\s<>]{1,2000})>?/g,
    render: ([whole, url = '']) => {
      const href = safeLink(url)
      return href === null ? escapeHtml(whole) : linkHtml(href, escapeHtml(url))
    },
  },
  pair('**', 'b'),
  pair('__', 'u'),
  pair('~~', 's'),
  pair('||', 'mark'),
  pair('*', 'i'),
  pair('_', 'i'),
]

function wordsOf(sign: string, id: string, names: Names): string {
  if (sign === '#') return `#${names.channel(id) ?? id}`
  if (sign === '@&') return '@role'
  if (sign.startsWith('@')) return `@${names.user(id) ?? id}`
  if (sign === 't:') return timeOf(Number(id))
  return sign.startsWith('/') ? sign.slice(0, -1) : sign.replace(/^a/, '')
}

function timeOf(seconds: number): string {
  const date = new Date(seconds * 1000)
  return Number.isNaN(date.getTime()) ? '' : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
