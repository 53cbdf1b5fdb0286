export type FeedFormat = 'rss' | 'atom' | 'rdf' | 'json'

export interface WrittenItem {
  /** Left out: the feed has no ids. */
  id?: string
  title?: string
  link?: string
  /** HTML. */
  body?: string
  at?: Date
  author?: string
}

export interface WrittenFeed {
  title: string
  link: string
  /** Newest first, as feeds are written. */
  items: readonly WrittenItem[]
}

/** A feed as RSS 2.0, RFC 4287, RSS 1.0 or JSON Feed 1.1 describe it. */
export function writeFeed(feed: WrittenFeed, format: FeedFormat): { type: string; body: string } {
  return writers[format](feed)
}

const xml = '<?xml version="1.0" encoding="utf-8"?>\n'

const writers: Record<FeedFormat, (feed: WrittenFeed) => { type: string; body: string }> = {
  rss: ({ title, link, items }) => ({
    type: 'application/rss+xml; charset=utf-8',
    body: `${xml}<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>${tag('title', title)}${tag('link', link)}${items
      .map(
        (item) =>
          `<item>${item.id === undefined ? '' : `<guid isPermaLink="false">${escape(item.id)}</guid>`}${tag('title', item.title)}${tag('link', item.link)}${tag('pubDate', item.at?.toUTCString())}${tag('dc:creator', item.author)}${tag('description', item.body)}</item>`,
      )
      .join('\n')}</channel></rss>`,
  }),
  atom: ({ title, link, items }) => ({
    type: 'application/atom+xml',
    body: `${xml}<feed xmlns="http://www.w3.org/2005/Atom">${tag('title', title)}<link href="${escape(link)}"/>${items
      .map(
        (item) =>
          `<entry>${tag('id', item.id)}${tag('title', item.title)}${item.link === undefined ? '' : `<link href="${escape(item.link)}"/>`}${tag('updated', item.at?.toISOString())}${item.author === undefined ? '' : `<author>${tag('name', item.author)}</author>`}<content type="html">${escape(item.body ?? '')}</content></entry>`,
      )
      .join('\n')}</feed>`,
  }),
  rdf: ({ title, link, items }) => ({
    type: 'application/rdf+xml',
    body: `${xml}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>${tag('title', title)}${tag('link', link)}</channel>${items
      .map(
        (item) =>
          `<item rdf:about="${escape(item.id ?? item.link ?? '')}">${tag('title', item.title)}${tag('link', item.link)}${tag('dc:date', item.at?.toISOString())}${tag('dc:creator', item.author)}${tag('description', item.body)}</item>`,
      )
      .join('\n')}</rdf:RDF>`,
  }),
  json: ({ title, link, items }) => ({
    type: 'application/feed+json',
    body: JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title,
      home_page_url: link,
      items: items.map((item) => ({
        id: item.id,
        title: item.title,
        url: item.link,
        content_html: item.body,
        date_published: item.at?.toISOString(),
        ...(item.author !== undefined && { authors: [{ name: item.author }] }),
      })),
    }),
  }),
}

const tag = (name: string, value: string | undefined) =>
  value === undefined ? '' : `<${name}>${escape(value)}</${name}>`

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
