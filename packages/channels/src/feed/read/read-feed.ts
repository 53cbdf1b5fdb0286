import { decodeBytes } from './decode-bytes.ts'
import type { Feed, FeedDocument } from './feed-types.ts'
import { readAtom } from './read-atom.ts'
import { readCdf } from './read-cdf.ts'
import { readJsonFeed } from './read-json-feed.ts'
import { readRss } from './read-rss.ts'
import { childrenOf } from './xml-text.ts'
import { isElement, parseXml, type XmlElement } from './xml-tree.ts'

/** RSS, RDF, Atom, CDF or JSON Feed, in any encoding and however ill-formed. Null: it is no feed. */
export function readFeed({ bytes, contentType, url }: FeedDocument): Feed | null {
  const text = clean(decodeBytes(bytes, contentType))
  if (/^\s*[{[]/.test(text)) return readJsonFeed(text, url)
  const root = findRoot(parseXml(text, url), 0)
  if (root === null) return null
  if (root.name === 'feed' || root.name === 'entry') return readAtom(root, text)
  const named = Object.keys(root.attributes).map((name) => name.toLowerCase())
  const isCdf = root.name === 'channel' && (named.includes('href') || named.includes('lastmod'))
  if (isCdf || (root.tag === 'CHANNEL' && childrenOf(root, 'link').length === 0)) return readCdf(root, text)
  return readRss(root, text)
}

const roots = new Set(['rss', 'rdf:rdf', 'rdf', 'feed', 'channel', 'item', 'entry'])

/** Near the top, behind whatever stands before it. A page of HTML has none of them. */
function findRoot(parent: XmlElement, depth: number): XmlElement | null {
  const elements = parent.children.filter(isElement)
  const found = elements.find(({ name }) => roots.has(name))
  if (found !== undefined) return found
  if (depth >= 2 || elements.some(({ name }) => name === 'html' || name === 'xhtml:html')) return null
  for (const element of elements) {
    const below = findRoot(element, depth + 1)
    if (below !== null) return below
  }
  return null
}

/** What XML does not allow and people paste: control characters, letters of Windows-1252 by their numbers there. */
const clean = (text: string) =>
  text
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufeff]/g, '')
    .replace(/[\u0080-\u009f]/g, (letter) => windows1252.decode(Uint8Array.of(letter.charCodeAt(0))))
    .toWellFormed()

const windows1252 = new TextDecoder('windows-1252')
