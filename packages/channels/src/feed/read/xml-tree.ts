import { decodeHTMLStrict } from 'entities'
import { Parser } from 'htmlparser2'
import { createNames } from './xml-names.ts'

export interface XmlElement {
  /** With the usual prefix of its namespace, in lower case; without one where it is of the feed's own. */
  name: string
  /** As it was written. */
  tag: string
  attributes: Record<string, string>
  children: XmlNode[]
  /** Where relative addresses in it start. */
  base: string
  /** Where it stands in the document. */
  start: number
  end: number
  /** False: the document ended first. */
  closed: boolean
}

/** `literal`: stood in CDATA, where entities mean nothing. */
export type XmlNode = XmlElement | { text: string; literal: boolean }

export const isElement = (node: XmlNode): node is XmlElement => 'name' in node

/** Deeper than this nobody writes; what is nested deeper is read as if it stood here. */
const maxDepth = 100

/** Whatever it is given becomes a tree: tags that are not closed end with their parent, unknown entities stay as text. */
export function parseXml(source: string, url: string): XmlElement {
  const { text, decode } = readDoctype(source)
  const root = element('#document', { attributes: {}, base: url, start: 0 })
  const open: XmlElement[] = [root]
  const names = createNames()
  let literal = false
  let skipped = 0
  const top = () => open.at(-1) ?? root

  const parser = new Parser(
    {
      onopentag(tag, raw) {
        if (open.length > maxDepth) {
          skipped += 1
          return
        }
        const attributes = Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, decode(value)]))
        names.enter(attributes)
        const base = resolve(attributes['xml:base'], top().base)
        const made = element(tag, { attributes, base, start: parser.startIndex })
        made.name = names.nameOf(tag)
        top().children.push(made)
        open.push(made)
      },
      onclosetag(_tag, implied) {
        if (skipped > 0) {
          skipped -= 1
          return
        }
        const closing = open.pop()
        if (closing === undefined) return
        names.leave()
        closing.closed = !implied || parser.endIndex < text.length - 1
        closing.end = Math.max(parser.endIndex + 1, closing.start)
      },
      ontext(part) {
        top().children.push({ text: literal ? part : decode(part), literal })
      },
      oncdatastart() {
        literal = true
      },
      oncdataend() {
        literal = false
      },
    },
    { xmlMode: true, decodeEntities: false },
  )
  parser.end(text)
  return root
}

/** The words in it and below it. */
export function innerText(element: XmlElement): string {
  return element.children.map((child) => (isElement(child) ? innerText(child) : child.text)).join('')
}

export function resolve(address: string | undefined, base: string): string {
  if (address === undefined) return base
  return URL.canParse(address, base) ? new URL(address, base).href : base
}

function element(tag: string, rest: Pick<XmlElement, 'attributes' | 'base' | 'start'>): XmlElement {
  return { name: tag, tag, children: [], end: rest.start, closed: false, ...rest }
}

/** Entities that the document declares itself, as far as they are plain text; they are never expanded in each other. */
function readDoctype(source: string) {
  const declared = new Map<string, string>()
  const doctype = /<!DOCTYPE\s[^[>]{0,1000}(?:\[([\s\S]{0,50000}?)\]\s*)?>/i.exec(source.slice(0, 100_000))
  for (const [, name = '', value = ''] of (doctype?.[1] ?? '').matchAll(
    /<!ENTITY\s+([\w.-]+)\s+["']([^"'&%<]{0,1000})["']\s*>/g,
  ))
    declared.set(name, value)
  // Blanked out, not cut out: places in the document stay what they are.
  const text = doctype ? source.replace(doctype[0], ' '.repeat(doctype[0].length)) : source
  const own = (part: string) =>
    declared.size === 0
      ? part
      : part.replace(/&([\w.-]+);/g, (all, name: string) => declared.get(name) ?? all)
  return { text, decode: (part: string) => (part.includes('&') ? decodeHTMLStrict(own(part)) : part) }
}
