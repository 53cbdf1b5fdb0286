/** What a feed wrote: plain words, or HTML of a stranger. */
export interface FeedText {
  kind: 'text' | 'html'
  value: string
}

export interface FeedPerson {
  name: string | null
  email: string | null
  url: string | null
}

export interface FeedItem {
  /** What the feed itself calls it: guid, id or rdf:about. */
  id: string | null
  title: FeedText | null
  link: string | null
  published: Date | null
  updated: Date | null
  summary: FeedText | null
  content: FeedText | null
  authors: FeedPerson[]
  categories: string[]
  enclosures: { url: string; type: string | null }[]
  comments: number | null
  /** Stars, as app stores write them. */
  rating: number | null
  /** As it stood in the feed. */
  source: string
}

export interface Feed {
  format: 'rss' | 'atom' | 'cdf' | 'json'
  title: FeedText | null
  description: FeedText | null
  link: string | null
  imageUrl: string | null
  published: Date | null
  updated: Date | null
  /** How long it asks to be left alone. */
  minutes: number | null
  items: FeedItem[]
  /** False: it broke off before its end, and the last item may have too. */
  complete: boolean
}

export interface FeedDocument {
  bytes: Uint8Array
  contentType: string | null
  /** Where it was found; relative links start there. */
  url: string
}
