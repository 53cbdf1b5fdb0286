import sanitizeHtml from 'sanitize-html'
import { cutHtml, defaultHtmlLimits, type HtmlLimits } from './cut-html.ts'

export interface SanitisedHtml {
  html: string
  /** The end was cut off; the html says so itself. */
  cut: boolean
}

/**
 * HTML of a stranger made fit for the sandboxed frame: no scripts, forms, frames, styles that place or load, ids or
 * classes. Remote images keep their address as `data-remote-src`; `cid:` references stay for whoever serves the parts.
 */
export function sanitiseHtml(dirty: string, limits: HtmlLimits = defaultHtmlLimits): SanitisedHtml {
  const { html, cut } = cutHtml(dirty, limits)
  const safe = sanitizeHtml(html, options).trim()
  return { html: cut ? `${safe}\n${cutNote}` : safe, cut }
}

const cutNote = '<p><em>This goes on. It was cut here; the original is kept whole.</em></p>'

const layoutAttributes = ['align', 'valign', 'width', 'height', 'bgcolor', 'dir', 'lang', 'title']
const length = /^-?\d{1,4}(\.\d{1,3})?(px|pt|em|rem|%)?$/
const lengths = /^(\d{1,4}(\.\d{1,3})?(px|pt|em|rem|%)?\s*){1,4}$/
const colour = /^(#[0-9a-f]{3,8}|[a-z]{3,25}|rgba?\([\d\s.,%/]{1,40}\))$/i
const border = /^[a-z0-9#.\s]{1,60}$/i

const allowedTags = `
  h1 h2 h3 h4 h5 h6 p div span br hr center blockquote pre code b strong i em u s strike del ins sub sup small big font
  mark q ul ol li dl dt dd a img abbr cite kbd samp tt address table caption colgroup col thead tbody tfoot tr th td
  article section header footer main aside figure figcaption details summary`
  .trim()
  .split(/\s+/)

const options: sanitizeHtml.IOptions = {
  allowedTags,
  allowedAttributes: {
    '*': ['style', ...layoutAttributes],
    a: ['href', 'rel', 'target'],
    img: ['src', 'data-remote-src', 'alt'],
    font: ['color', 'size', 'face'],
    table: ['border', 'cellpadding', 'cellspacing'],
    td: ['colspan', 'rowspan', 'nowrap'],
    th: ['colspan', 'rowspan', 'nowrap', 'scope'],
    ol: ['start', 'type'],
  },
  allowedStyles: {
    '*': {
      color: [colour],
      'background-color': [colour],
      'font-size': [/^(\d{1,3}(\.\d{1,3})?(px|pt|em|rem|%)|xx?-small|small|medium|large|xx?-large)$/],
      'font-weight': [/^(normal|bold|bolder|lighter|\d{3})$/],
      'font-style': [/^(normal|italic|oblique)$/],
      'font-family': [/^[\w\s"',-]{1,200}$/],
      'line-height': [length, /^normal$/],
      'text-align': [/^(left|right|center|justify|start|end)$/],
      'text-decoration': [/^(none|underline|line-through|overline)$/],
      'text-transform': [/^(none|uppercase|lowercase|capitalize)$/],
      'vertical-align': [/^(top|middle|bottom|baseline|sub|super)$/],
      'white-space': [/^(normal|nowrap|pre|pre-wrap|pre-line)$/],
      'border-collapse': [/^(collapse|separate)$/],
      width: [length, /^auto$/],
      'max-width': [length],
      height: [length, /^auto$/],
      padding: [lengths],
      margin: [lengths, /^(0|auto|\s){1,9}$/],
      'border-radius': [lengths],
      border: [border],
      'border-top': [border],
      'border-bottom': [border],
      'border-left': [border],
      'border-right': [border],
    },
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['cid', 'data'] },
  allowProtocolRelative: false,
  nonTextTags: [
    'script',
    'style',
    'title',
    'head',
    'textarea',
    'option',
    'noscript',
    'template',
    'svg',
    'math',
    'object',
  ],
  nestingLimit: 100,
  enforceHtmlBoundary: false,
  transformTags: {
    a: (tagName, { href, title }) => ({
      tagName,
      attribs: {
        ...(isAbsoluteLink(href) && { href: href.trim() }),
        ...(title && { title }),
        rel: 'noopener noreferrer',
        target: '_blank',
      },
    }),
    img: (tagName, { src, 'data-remote-src': _forged, ...rest }) => ({
      tagName,
      attribs: { ...rest, ...imageSource(src) },
    }),
  },
}

// @NOTE a relative address means nothing in a mail, and odd schemes hide in what looks relative
function isAbsoluteLink(href: string | undefined): href is string {
  return href !== undefined && /^\s*(https?:\/\/|mailto:|tel:)/i.test(href)
}

const maxInlineImage = 200_000

function imageSource(src: string | undefined): Record<string, string> {
  const address = src?.trim() ?? ''
  if (/^cid:/i.test(address)) return { src: address }
  if (
    /^data:image\/(png|gif|jpe?g|webp);base64,[a-z0-9+/=\s]+$/i.test(address) &&
    address.length <= maxInlineImage
  )
    return { src: address }
  if (/^https?:\/\//i.test(address)) return { 'data-remote-src': address }
  if (/^\/\/[^/]/.test(address)) return { 'data-remote-src': `https:${address}` }
  return {}
}
