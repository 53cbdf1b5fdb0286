import type { Feed, FeedItem } from './feed-types.ts'
import { parseDate } from './parse-date.ts'
import { address, child, childrenOf, looseText } from './xml-text.ts'
import type { XmlElement } from './xml-tree.ts'

/** Microsoft's Channel Definition Format, which some sites still keep. */
export function readCdf(root: XmlElement, source: string): Feed {
  const read = (element: XmlElement) => ({
    title: looseText(child(element, 'title')),
    link: address(attribute(element, 'href') ?? child(element, 'a')?.attributes['href'], element.base),
    updated: parseDate(attribute(element, 'lastmod')),
    abstract: looseText(child(element, 'abstract')),
  })
  const { abstract, ...head } = read(root)
  return {
    format: 'cdf',
    ...head,
    description: abstract,
    imageUrl: null,
    published: null,
    minutes: null,
    items: childrenOf(root, 'item').map((item): FeedItem => {
      const { abstract: summary, ...rest } = read(item)
      const none = {
        content: null,
        authors: [],
        categories: [],
        enclosures: [],
        comments: null,
        rating: null,
      }
      return {
        id: null,
        published: null,
        summary,
        ...rest,
        ...none,
        source: source.slice(item.start, item.end),
      }
    }),
    complete: root.closed,
  }
}

function attribute({ attributes }: XmlElement, name: string): string | undefined {
  return Object.entries(attributes).find(([key]) => key.toLowerCase() === name)?.[1]
}
