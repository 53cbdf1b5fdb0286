import { z } from 'zod'
import type { Feed, FeedItem, FeedPerson, FeedText } from './feed-types.ts'
import { parseDate } from './parse-date.ts'
import { absoluteLinks } from './xml-text.ts'

const word = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .catch(null)
const personSchema = z.object({ name: word, url: word }).nullish().catch(null)
const peopleSchema = z.array(personSchema).nullish().catch(null)

const itemSchema = z.object({
  id: word, url: word, external_url: word, title: word, content_text: word, content_html: word, summary: word,
  date_published: word, date_modified: word, author: personSchema, authors: peopleSchema,
  tags: z.array(z.string()).nullish().catch(null),
  attachments: z.array(z.object({ url: z.string(), mime_type: word })).nullish().catch(null),
}) // prettier-ignore

/** JSON Feed 1.0 and 1.1. */
const feedSchema = z.object({
  version: z.string().regex(/jsonfeed\.org\/version\//),
  title: word,
  description: word,
  home_page_url: word,
  icon: word,
  author: personSchema,
  authors: peopleSchema,
  items: z.array(z.unknown()),
})

export function readJsonFeed(text: string, url: string): Feed | null {
  const parsed = feedSchema.safeParse(parse(text))
  if (!parsed.success) return null
  const feed = parsed.data
  return {
    format: 'json',
    title: plain(feed.title),
    description: plain(feed.description),
    link: absolute(feed.home_page_url, url),
    imageUrl: absolute(feed.icon, url),
    published: null,
    updated: null,
    minutes: null,
    items: feed.items.flatMap((raw) => {
      const item = itemSchema.safeParse(raw)
      return item.success ? [readItem(item.data, { raw, url, people: peopleOf(feed) })] : []
    }),
    complete: true,
  }
}

function readItem(
  item: z.output<typeof itemSchema>,
  { raw, url, people }: { raw: unknown; url: string; people: FeedPerson[] },
): FeedItem {
  const own = peopleOf(item)
  const html: FeedText | null = item.content_html
    ? { kind: 'html', value: absoluteLinks(item.content_html, url) }
    : null
  return {
    id: item.id ?? null,
    title: plain(item.title),
    link: absolute(item.url ?? item.external_url, url),
    published: parseDate(item.date_published),
    updated: parseDate(item.date_modified),
    summary: plain(item.summary),
    content: html ?? plain(item.content_text),
    authors: own.length > 0 ? own : people,
    categories: item.tags ?? [],
    enclosures: (item.attachments ?? []).map(({ url: at, mime_type: type }) => ({
      url: at,
      type: type ?? null,
    })),
    comments: null,
    rating: null,
    // A feed of its own, so that it can be read again.
    source: JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items: [raw] }),
  }
}

type Authored = Pick<z.output<typeof itemSchema>, 'author' | 'authors'>

function peopleOf({ author, authors }: Authored): FeedPerson[] {
  return [...(authors ?? []), author]
    .filter((person) => person !== null && person !== undefined)
    .map(({ name, url }) => ({ name: name ?? null, url: url ?? null, email: null }))
}

const plain = (value: string | null | undefined): FeedText | null =>
  value === null || value === undefined || value === '' ? null : { kind: 'text', value }

const absolute = (value: string | null | undefined, base: string) =>
  value && URL.canParse(value, base) ? new URL(value, base).href : null

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
