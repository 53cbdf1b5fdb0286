import { emojify } from 'node-emoji'
import { escapeHtml, linkHtml, safeLink } from '../text/escape-html.ts'
import { type MarkRule, pair, renderRules } from '../text/render-rules.ts'

/** What the names in a text stand for. */
export interface Names {
  user(id: string): string | null
  channel(id: string): string | null
}

/** What people write in no message of a length that they read. */
const MAX_HTML = 20_000
const reference = /<([^<>\n]{1,3000})>/g

/** https://docs.slack.dev/messaging/formatting-message-text: as people read it, with names in place of ids. */
export function mrkdwnToText(text: string, names: Names): string {
  return emojify(unescape(text.replaceAll(reference, (_, inside: string) => wordsOf(inside, names).text)))
}

/** Null where nothing in it is formatted. */
export function mrkdwnToHtml(text: string, names: Names): string | null {
  if (text.length > MAX_HTML || !/[*_~`<]|^&gt;/m.test(text)) return null
  const html = renderRules(text, rulesFor(names), (part) =>
    escapeHtml(emojify(unescape(part))).replaceAll('\n', '<br>'),
  )
  return html.includes('<') ? html : null
}

const rulesFor = (names: Names): MarkRule[] => [
  {
    pattern: /```\n?([^]{1,10000}?)```\n?/g,
    render: ([, code = '']) => `<pre>${verbatim(code, names)}</pre>`,
  },
  { pattern: /`([^`\n]{1,2000})`/g, render: ([, code = '']) => `<code>${verbatim(code, names)}</code>` },
  {
    pattern: /(?<=^|\n)&gt; ?([^\n]*(?:\n&gt; ?[^\n]*)*)\n?/g,
    render: ([, quoted = ''], inner) =>
      `<blockquote>${inner(quoted.replaceAll(/\n&gt; ?/g, '\n'))}</blockquote>`,
  },
  {
    pattern: new RegExp(reference),
    render: ([, inside = '']) => {
      const { text, href } = wordsOf(inside, names)
      const label = escapeHtml(unescape(text))
      return href === null ? label : linkHtml(href, label)
    },
  },
  pair('*', 'b'),
  pair('_', 'i'),
  pair('~', 's'),
]

const verbatim = (code: string, names: Names) =>
  escapeHtml(unescape(code.replaceAll(reference, (_, inside: string) => wordsOf(inside, names).text)))

/** What stands between angle brackets: a person, a channel, a call to everybody, a date, or a link. */
function wordsOf(inside: string, names: Names): { text: string; href: string | null } {
  const bar = inside.indexOf('|')
  const target = bar < 0 ? inside : inside.slice(0, bar)
  const label = bar < 0 ? null : inside.slice(bar + 1)
  const plain = (text: string) => ({ text, href: null })
  if (target.startsWith('@')) return plain(`@${label ?? names.user(target.slice(1)) ?? target.slice(1)}`)
  if (target.startsWith('#')) return plain(`#${(label || names.channel(target.slice(1))) ?? target.slice(1)}`)
  if (target.startsWith('!')) return plain(label ?? `@${target.slice(1).split('^')[0] ?? ''}`)
  const href = safeLink(unescape(target))
  const shown = label ?? target.replace(/^(mailto|tel):/, '')
  return { text: href === null || label === null || label === target ? shown : `${label} (${target})`, href }
}

const unescape = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** Our words as Slack takes them: nothing of them is a call to everybody, and links and bold words of Markdown stay so. */
export function toMrkdwn(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return escaped
    .replaceAll(/^&gt; /gm, '> ')
    .replaceAll(/\[([^\]\n|]{1,300})\]\((https?:\/\/[^\s()|]{1,2000})\)/g, '<$2|$1>')
    .replaceAll(/\*\*(?=\S)([^*\n]{1,600})(?<=\S)\*\*/g, '*$1*')
    .replaceAll(/~~(?=\S)([^~\n]{1,600})(?<=\S)~~/g, '~$1~')
}
