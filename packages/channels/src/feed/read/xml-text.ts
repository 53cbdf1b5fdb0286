import type { FeedText } from './feed-types.ts'
import { innerText, isElement, resolve, type XmlElement, type XmlNode } from './xml-tree.ts'

export function child(parent: XmlElement, ...names: string[]): XmlElement | null {
  for (const name of names)
    for (const node of parent.children) if (isElement(node) && node.name === name) return node
  return null
}

export function childrenOf(parent: XmlElement, ...names: string[]): XmlElement[] {
  return parent.children.filter(isElement).filter(({ name }) => names.includes(name))
}

export function line(element: XmlElement | null): string | null {
  if (element === null) return null
  return innerText(element).replace(/\s+/g, ' ').trim() || null
}

export function lineOf(parent: XmlElement, ...names: string[]): string | null {
  for (const name of names)
    for (const found of childrenOf(parent, name)) {
      const text = line(found)
      if (text !== null) return text
    }
  return null
}

/** An address that stands in it, made whole. */
export function address(written: string | null | undefined, base: string): string | null {
  const plain = written?.trim() ?? ''
  if (plain === '') return null
  if (!URL.canParse(plain, base)) return plain
  const { protocol, href } = new URL(plain, base)
  return /^(https?|mailto|tag|urn|ftp):$/.test(protocol) ? tidyHref(plain, href) : null
}

/** What was whole already stays as it was written, without the slash that a URL object adds. */
const tidyHref = (written: string, href: string) => (/^[a-z][\w+.-]*:/i.test(written) ? written : href)

/** RSS says nowhere whether words are HTML: what looks like it is. */
export function looseText(element: XmlElement | null): FeedText | null {
  if (element === null) return null
  const type = element.attributes['type'] ?? ''
  if (element.children.some(isElement)) return notEmpty({ kind: 'html', value: markupIn(element) }, element)
  const value = innerText(element)
  const html = type !== 'text' && type !== 'text/plain' && looksLikeHtml(value)
  return notEmpty({ kind: html ? 'html' : 'text', value }, element)
}

export const looksLikeHtml = (text: string) => /<\/?[a-z!][^>]*>|&(#\d+|#x[\da-f]+|\w{2,31});/i.test(text)

/** RFC 4287, 3.1, and what Atom 0.3 said before it. */
export function atomText(element: XmlElement | null): FeedText | null {
  if (element === null) return null
  const { type = 'text', mode } = element.attributes
  const plainType = type.toLowerCase().split(';', 1)[0]?.trim() ?? ''
  if (mode === 'base64' || isBinary(plainType)) return encoded(element, plainType)
  if (/^xhtml$|\+xml$|\/xml$/.test(plainType) && mode !== 'escaped')
    return element.children.some(isElement) ? notEmpty(markup(element), element) : looseText(element)
  if (element.children.some(isElement)) return notEmpty(markup(element), element)
  if (/^(html|text\/html|application\/xhtml\+xml)$/.test(plainType))
    return notEmpty({ kind: 'html', value: innerText(element) }, element)
  return notEmpty({ kind: 'text', value: innerText(element) }, element)
}

const isBinary = (type: string) => type.includes('/') && !/^text\/|\+xml$|\/xml$/.test(type)

function encoded(element: XmlElement, type: string): FeedText | null {
  const value = Buffer.from(innerText(element), 'base64').toString('utf8').trim()
  const html = /html/.test(type) || looksLikeHtml(value)
  return value === '' ? null : { kind: html ? 'html' : 'text', value }
}

function markup(element: XmlElement): FeedText {
  const inside = element.children.filter((node) => isElement(node) || node.text.trim() !== '')
  const [only] = inside
  const wrapped = inside.length === 1 && only !== undefined && isElement(only) && localName(only) === 'div'
  return { kind: 'html', value: markupIn(wrapped ? only : element) }
}

function notEmpty(text: FeedText, { base }: XmlElement): FeedText | null {
  const value = text.value.trim()
  if (value === '') return null
  return { ...text, value: text.kind === 'html' ? absoluteLinks(value, base) : value }
}

const voids = new Set(['br', 'hr', 'img', 'input', 'area', 'col', 'wbr', 'embed', 'source', 'track'])

function markupIn(element: XmlElement): string {
  return element.children.map(markupOf).join('')
}

function markupOf(node: XmlNode): string {
  if (!isElement(node)) return escapeHtml(node.text)
  const name = localName(node)
  const attributes = Object.entries(node.attributes)
    .filter(([key]) => !key.startsWith('xml'))
    .map(([key, value]) => ` ${key}="${escapeHtml(linked(key, value, node.base)).replaceAll('"', '&quot;')}"`)
  const open = `<${name}${attributes.join('')}>`
  return voids.has(name) && node.children.length === 0 ? open : `${open}${markupIn(node)}</${name}>`
}

const localName = ({ tag }: XmlElement) => tag.slice(tag.indexOf(':') + 1).toLowerCase()

export const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const linked = (key: string, value: string, base: string) =>
  key === 'href' || key === 'src' ? resolve(value, base) : value

/** An address in HTML means a place relative to where the feed is; outside of it, it would mean nothing. */
export function absoluteLinks(html: string, base: string): string {
  return html.replace(
    /(<(?:a|img|area|video|audio|source)\b[^<>]{0,2000}?\s(?:href|src)\s*=\s*)("[^"]{0,4000}"|'[^']{0,4000}'|[^\s>"']{1,4000})/gi,
    (all, before: string, quoted: string) => {
      const written = quoted.replace(/^["']|["']$/g, '').trim()
      if (written === '' || /^([a-z][\w+.-]*:|#)/i.test(written)) return all
      return `${before}"${resolve(written.replaceAll('&amp;', '&'), base).replaceAll('&', '&amp;')}"`
    },
  )
}
