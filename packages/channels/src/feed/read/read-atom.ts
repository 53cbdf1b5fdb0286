import type { Feed, FeedItem } from './feed-types.ts'
import { parseDate } from './parse-date.ts'
import { readPeople } from './read-people.ts'
import { address, atomText, child, childrenOf, line, lineOf } from './xml-text.ts'
import { isElement, type XmlElement } from './xml-tree.ts'

/** Atom 1.0 and 0.3. */
export function readAtom(root: XmlElement, source: string): Feed {
  const entries = root.name === 'entry' ? [root] : entriesIn(root)
  return {
    format: 'atom',
    title: atomText(child(root, 'title', 'dc:title')),
    description: atomText(child(root, 'subtitle', 'tagline', 'description', 'info')),
    link: linkOf(root),
    imageUrl: address(lineOf(root, 'logo', 'icon'), root.base),
    published: dateOf(root, 'published', 'issued', 'created'),
    updated: dateOf(root, 'updated', 'modified'),
    minutes: null,
    items: entries.map((entry) => readEntry(entry, source)),
    complete: root.closed,
  }
}

function entriesIn(parent: XmlElement): XmlElement[] {
  return parent.children
    .filter(isElement)
    .flatMap((node) => (node.name === 'entry' || node.name === 'item' ? [node] : entriesIn(node)))
}

function readEntry(entry: XmlElement, source: string): FeedItem {
  const content = child(entry, 'content')
  const remote = content?.attributes['src'] !== undefined
  return {
    id: lineOf(entry, 'id', 'guid') ?? null,
    title: atomText(child(entry, 'title', 'dc:title', 'media:title')),
    link: linkOf(entry),
    published: dateOf(entry, 'published', 'issued', 'created', 'dc:date', 'pubdate'),
    updated: dateOf(entry, 'updated', 'modified', 'dcterms:modified'),
    summary: atomText(child(entry, 'summary', 'description', 'media:description')) ?? mediaText(entry),
    content: remote ? null : atomText(content),
    authors: readPeople(entry),
    categories: childrenOf(entry, 'category', 'dc:subject').flatMap(
      (category) => category.attributes['label'] ?? category.attributes['term'] ?? line(category) ?? [],
    ),
    enclosures: childrenOf(entry, 'link', 'atom:link').flatMap(({ attributes, base }) => {
      const url = attributes['rel'] === 'enclosure' ? address(attributes['href'], base) : null
      return url === null ? [] : [{ url, type: attributes['type'] ?? null }]
    }),
    comments: countOf(lineOf(entry, 'slash:comments', 'thr:total')),
    rating: countOf(lineOf(entry, 'im:rating')),
    source: source.slice(entry.start, entry.end),
  }
}

/** Video feeds say what they show in a group of its own. */
function mediaText(entry: XmlElement) {
  const group = child(entry, 'media:group')
  return group === null ? null : atomText(child(group, 'media:description'))
}

function linkOf(parent: XmlElement): string | null {
  const links = childrenOf(parent, 'link', 'atom:link')
  const isWord = ({ attributes }: XmlElement) => (attributes['rel'] ?? 'alternate') === 'alternate'
  const html = links.filter(isWord).find(({ attributes }) => /html/.test(attributes['type'] ?? 'text/html'))
  const link = html ?? links.find(isWord)
  if (link !== undefined) return address(link.attributes['href'] ?? line(link), link.base)
  const content = child(parent, 'content')
  return content === null ? null : address(content.attributes['src'], content.base)
}

function dateOf(parent: XmlElement, ...names: string[]): Date | null {
  for (const name of names) {
    const date = parseDate(lineOf(parent, name))
    if (date !== null) return date
  }
  return null
}

const countOf = (text: string | null) => (text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null)
