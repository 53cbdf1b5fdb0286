import { Readable } from 'node:stream'
import { plainWords, readFeed } from '@hubbub/channels'
import { parseFeed } from '@rowanmanning/feed-parser'
import FeedParser from 'feedparser'

/** What a reader made of a document, in words that can be compared: texts as a person reads them. */
export interface Reading {
  feed: Told
  entries: Told[]
}

export interface Told {
  title: string
  link: string | null
  summary: string
  content: string
  published: Date | null
  updated: Date | null
}

export interface Document {
  bytes: Buffer
  contentType: string | null
  url: string
}

export type Reader = (document: Document) => Promise<Reading | null>

const words = (html: string | null | undefined) => plainWords(html ? { kind: 'html', value: html } : null)

export const readers: Record<'ours' | 'feedparser' | 'feedParser', Reader> = {
  ours: async (document) => {
    const feed = readFeed(document)
    if (feed === null) return null
    const { title, link, description, published, updated } = feed
    return {
      feed: {
        title: plainWords(title),
        link,
        published,
        updated,
        summary: plainWords(description),
        content: '',
      },
      entries: feed.items.map((item) => ({
        ...item,
        title: plainWords(item.title),
        summary: plainWords(item.summary),
        content: plainWords(item.content),
      })),
    }
  },

  feedparser: async ({ bytes, url }) =>
    await new Promise((resolve, reject) => {
      const entries: Told[] = []
      const parser = new FeedParser({ feedurl: url })
      parser.on('error', reject)
      parser.on('readable', () => {
        for (let item = parser.read(); item !== null; item = parser.read())
          entries.push({
            title: words(item.title),
            link: item.link,
            summary: words(item.summary),
            content: words(item.description),
            published: item.pubdate,
            updated: item.date,
          })
      })
      parser.on('end', () => {
        const { title, link, description, pubdate, date } = parser.meta
        const summary = words(description)
        resolve({
          feed: { title: words(title), link, summary, content: '', published: pubdate, updated: date },
          entries,
        })
      })
      Readable.from([bytes]).pipe(parser)
    }),

  feedParser: async ({ bytes }) => {
    const { title, url, description, published, updated, items } = parseFeed(bytes.toString('utf8')).toJSON()
    const date = (value: string | null) => (value === null ? null : new Date(value))
    const dates = { published: date(published), updated: date(updated) }
    return {
      feed: { title: words(title), link: url, summary: words(description), content: '', ...dates },
      entries: items.map((item) => ({
        title: words(item.title),
        link: item.url,
        summary: words(item.description),
        content: words(item.content),
        published: date(item.published),
        updated: date(item.updated),
      })),
    }
  },
}
