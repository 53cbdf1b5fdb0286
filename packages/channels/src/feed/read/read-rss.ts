import type { Feed, FeedItem } from './feed-types.ts'
import { parseDate } from './parse-date.ts'
import { readPeople } from './read-people.ts'
import { address, child, childrenOf, line, lineOf, looseText } from './xml-text.ts'
import { isElement, type XmlElement } from './xml-tree.ts'

/** RSS of all versions, RDF among them: items stand in the channel or beside it. */
export function readRss(root: XmlElement, source: string): Feed {
  const channel = root.name === 'channel' || root.name === 'item' ? root : (child(root, 'channel') ?? root)
  const items = root.name === 'item' ? [root] : itemsIn(root)
  return {
    format: 'rss',
    title: looseText(child(channel, 'title', 'dc:title', 'atom:title')),
    description: looseText(
      child(
        channel,
        'description',
        'tagline',
        'subtitle',
        'dc:description',
        'atom:subtitle',
        'itunes:subtitle',
        'itunes:summary',
      ),
    ),
    link: linkOf(channel),
    imageUrl: imageOf(root, channel),
    published: dateOf(channel, 'pubdate', 'dcterms:created', 'dcterms:issued'),
    updated: dateOf(channel, 'lastbuilddate', 'dcterms:modified', 'dc:date', 'atom:updated', 'pubdate'),
    minutes: minutesOf(channel),
    items: items.map((item) => readItem(item, source)),
    complete: root.closed,
  }
}

/** Wherever they stand, but not in each other. */
function itemsIn(parent: XmlElement): XmlElement[] {
  return parent.children
    .filter(isElement)
    .flatMap((node) => (node.name === 'item' || node.name === 'entry' ? [node] : itemsIn(node)))
}

function readItem(item: XmlElement, source: string): FeedItem {
  const id = lineOf(item, 'guid', 'id', 'atom:id', 'dc:identifier') ?? item.attributes['rdf:about'] ?? null
  return {
    id,
    title: looseText(child(item, 'title', 'dc:title', 'atom:title', 'media:title')),
    link: linkOf(item),
    published: dateOf(
      item,
      'pubdate',
      'dcterms:issued',
      'dcterms:created',
      'published',
      'atom:published',
      'dc:date',
    ),
    updated: dateOf(item, 'dcterms:modified', 'updated', 'atom:updated', 'modified', 'dc:date', 'pubdate'),
    ...wordsOf(item),
    authors: readPeople(item),
    categories: childrenOf(item, 'category', 'dc:subject').flatMap((category) => line(category) ?? []),
    enclosures: childrenOf(item, 'enclosure', 'media:content').flatMap(({ attributes, base }) => {
      const url = address(attributes['url'] ?? attributes['href'], base)
      return url === null ? [] : [{ url, type: attributes['type'] ?? null }]
    }),
    comments: countOf(lineOf(item, 'slash:comments', 'thr:total')),
    rating: countOf(lineOf(item, 'im:rating')),
    source: source.slice(item.start, item.end),
  }
}

/** A description beside a summary is the whole of it. */
function wordsOf(item: XmlElement): Pick<FeedItem, 'summary' | 'content'> {
  const find = (...names: string[]) => looseText(child(item, ...names))
  const summary = find('summary', 'atom:summary', 'itunes:summary', 'abstract')
  const description = find('description', 'dc:description')
  const content = find(
    'content:encoded',
    'xhtml:body',
    'body',
    'fullitem',
    'xhtml:div',
    'content',
    'atom:content',
  )
  if (content === null && summary !== null && description !== null) return { summary, content: description }
  return { summary: description ?? summary ?? find('itunes:subtitle'), content }
}

function linkOf(parent: XmlElement): string | null {
  for (const link of childrenOf(parent, 'link', 'feedburner:origlink')) {
    const found = address(line(link) ?? link.attributes['href'] ?? null, link.base)
    if (found !== null) return found
  }
  for (const { attributes, base } of childrenOf(parent, 'atom:link'))
    if ((attributes['rel'] ?? 'alternate') === 'alternate') return address(attributes['href'], base)
  const [guid] = childrenOf(parent, 'guid')
  const text = guid === undefined ? null : line(guid)
  const named =
    guid?.attributes['ispermalink']?.toLowerCase() ?? guid?.attributes['isPermaLink']?.toLowerCase()
  if (
    guid !== undefined &&
    text !== null &&
    named !== 'false' &&
    (named === 'true' || /^https?:/i.test(text))
  )
    return address(text, guid.base)
  return null
}

function dateOf(parent: XmlElement, ...names: string[]): Date | null {
  for (const name of names)
    for (const found of childrenOf(parent, name)) {
      const date = parseDate(line(found))
      if (date !== null) return date
    }
  return null
}

function imageOf(root: XmlElement, channel: XmlElement): string | null {
  const image = child(channel, 'image') ?? child(root, 'image')
  const itunes = child(channel, 'itunes:image')
  if (image !== null) return address(lineOf(image, 'url') ?? image.attributes['href'], image.base)
  return itunes === null ? null : address(itunes.attributes['href'], itunes.base)
}

const periods: Record<string, number> = {
  hourly: 60,
  daily: 1440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
}

function minutesOf(channel: XmlElement): number | null {
  const ttl = countOf(lineOf(channel, 'ttl'))
  if (ttl !== null) return ttl
  const period = periods[lineOf(channel, 'sy:updateperiod')?.toLowerCase() ?? '']
  if (period === undefined) return null
  return period / Math.max(1, countOf(lineOf(channel, 'sy:updatefrequency')) ?? 1)
}

const countOf = (text: string | null) => (text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null)
