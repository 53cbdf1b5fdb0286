import type { InboundChange, InboundMessage, Party, PostMeta } from '@hubbub/contracts'
import { clean, cleanLine } from '../text/clean.ts'
import { sanitiseHtml } from '../text/sanitise.ts'
import type { PlannedItem } from './plan-items.ts'
import type { Feed, FeedItem, FeedText } from './read/feed-types.ts'
import { articleLimits, plainWords } from './read/plain-words.ts'
import { escapeHtml } from './read/xml-text.ts'

export interface FeedPlace {
  /** Where the feed is. */
  url: string
  feed: Pick<Feed, 'title' | 'link' | 'imageUrl'>
  now: Date
}

const earliest = Date.UTC(1970, 0, 2)

export function toMessage({ externalId, item }: PlannedItem, place: FeedPlace): InboundMessage {
  const title = cleanLine(plainWords(item.title), 1000)
  const { text, html } = bodyOf(item, title)
  return {
    externalId,
    direction: 'in',
    author: authorOf(item, place),
    subject: title === '' || title === text ? null : title,
    text,
    trimmedText: text,
    html,
    sentAt: sentAt(item, place.now),
    thread: { ownRef: externalId, parentRefs: [], tokens: [] },
    mail: null,
    post: postOf(item, place),
    addressed: false,
    attachments: [],
    raw: Buffer.from(item.source),
  }
}

export function toChange({ externalId, item }: PlannedItem, { now }: FeedPlace): InboundChange {
  const title = cleanLine(plainWords(item.title), 1000)
  const { updated } = item
  const at = updated !== null && updated <= now ? updated : now
  return { externalId, at, kind: 'edited', ...bodyOf(item, title) }
}

/** The whole text where there is one, else the summary, else the title alone. */
function bodyOf({ content, summary }: FeedItem, title: string): { text: string; html: string | null } {
  const body = content ?? summary
  const text = clean(plainWords(body), articleLimits.maxChars)
  if (text === '') return { text: title, html: safeHtml(body) }
  return { text, html: safeHtml(body) }
}

function safeHtml(text: FeedText | null): string | null {
  if (text?.kind !== 'html') return null
  const html = clean(sanitiseHtml(text.value, articleLimits).html, articleLimits.maxChars * 2)
  return html === '' || html === escapeHtml(plainWords(text)) ? null : html
}

function authorOf({ authors }: FeedItem, { url, feed }: FeedPlace): Party {
  const [person] = authors
  const title = cleanLine(plainWords(feed.title), 200)
  if (person === undefined || (person.name === null && person.email === null))
    return {
      kind: 'feed',
      value: url,
      name: title === '' ? null : title,
      ...(feed.link !== null && { url: feed.link }),
      ...(feed.imageUrl !== null && { avatarUrl: feed.imageUrl }),
    }
  const name = cleanLine(person.name ?? person.email ?? '', 200)
  const value = person.url ?? person.email ?? `${new URL(url).hostname}/${name.toLowerCase()}`
  return { kind: 'feed', value: cleanLine(value, 500), name, ...(person.url !== null && { url: person.url }) }
}

function postOf(item: FeedItem, { url, feed }: FeedPlace): PostMeta {
  const { published, updated, comments, rating } = item
  const counted = { ...(comments !== null && { replies: comments }), ...(rating !== null && { rating }) }
  const edited = published !== null && updated !== null && updated > published
  const title = cleanLine(plainWords(feed.title), 200)
  const country = countryOfStore(url)
  return {
    form: rating === null ? 'article' : 'review',
    audience: 'public',
    url: item.link,
    place: { id: url, name: title === '' ? null : title },
    to: [],
    repeats: null,
    engagement: Object.keys(counted).length === 0 ? null : counted,
    ...(country !== null && { country }),
    editedAt: edited ? updated.toISOString() : null,
    deletedAt: null,
    facts: {
      ...(item.categories.length > 0 && { categories: item.categories.slice(0, 50) }),
      ...(item.enclosures.length > 0 && { enclosures: item.enclosures.slice(0, 50) }),
    },
  }
}

/** An app store has a feed for each country: `https://itunes.apple.com/de/rss/customerreviews/…`. */
function countryOfStore(url: string): string | null {
  const { hostname, pathname } = new URL(url)
  if (hostname !== 'itunes.apple.com' && hostname !== 'apps.apple.com') return null
  return /^\/([a-z]{2})\/rss\//.exec(pathname)?.[1]?.toUpperCase() ?? null
}

function sentAt({ published, updated }: FeedItem, now: Date): Date {
  const claimed = published ?? updated
  return claimed !== null && claimed.getTime() >= earliest && claimed <= now ? claimed : now
}
