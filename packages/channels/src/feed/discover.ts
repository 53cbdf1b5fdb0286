import { decodeHTMLAttribute } from 'entities'
import { Parser } from 'htmlparser2'
import { decodeBytes } from './read/decode-bytes.ts'
import type { FeedDocument } from './read/feed-types.ts'

/** Where a page says that its feeds are, the likeliest first; then where such pages mostly have them. */
export function feedsOfPage({ bytes, contentType, url }: FeedDocument): string[] {
  const named: string[] = []
  const linked: string[] = []
  let base = url
  const add = (list: string[], href: string | undefined) => {
    const written = decodeHTMLAttribute(href ?? '').trim()
    if (written === '' || !URL.canParse(written, base)) return
    const found = new URL(written, base)
    if (/^https?:$/.test(found.protocol)) list.push(found.href)
  }
  const parser = new Parser({
    onopentag(name, { rel = '', type = '', href }) {
      if (name === 'base' && href && URL.canParse(href, url)) base = new URL(href, url).href
      else if (name === 'link' && /\balternate\b/i.test(rel) && feedType.test(type)) add(named, href)
      else if (name === 'a' && feedAddress.test(href ?? '')) add(linked, href)
    },
  })
  parser.end(decodeBytes(bytes, contentType).slice(0, 2_000_000))
  // Feeds of comments say so in their address, and are not what the page is about.
  const ranked = named.toSorted((one, other) => Number(/comment/i.test(one)) - Number(/comment/i.test(other)))
  const usual = usualPlaces.map((place) => new URL(place, base).href)
  return [...new Set([...ranked, ...linked.slice(0, 3), ...usual])].filter((found) => found !== url)
}

const feedType = /^(application\/(rss|atom|rdf|feed|x-rss)\+?(xml|json)|application\/feed\+json|text\/rss)/i
const feedAddress = /(\/(feed|rss|atom)\/?$)|\.(rss|atom|rdf)$|(\/(feed|rss|atom|index)\.(xml|json))$/i
const usualPlaces = ['/feed', '/rss.xml', '/atom.xml', '/feed.xml', '/index.xml', '/feed.json', '/rss']
