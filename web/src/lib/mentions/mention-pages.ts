import type { MentionQuery } from '@hubbub/api-client'
import type { Mention } from '@hubbub/contracts'
import type { InfiniteData } from '@tanstack/react-query'

export interface MentionPage {
  items: Mention[]
  cursor: string | null
}
export type MentionPages = InfiniteData<MentionPage, string | null>

/** Each once, whatever moved between two pages while they were loaded. */
export function mentionsOf(pages: Pick<MentionPages, 'pages'> | undefined): Mention[] {
  return [
    ...new Map((pages?.pages ?? []).flatMap(({ items }) => items.map((item) => [item.id, item]))).values(),
  ]
}

/** Puts what has come in on top. Null where it does not reach down to what is here: there is a hole in between. */
export function withHead(data: MentionPages, head: MentionPage): MentionPages | null {
  const known = new Set(mentionsOf(data).map(({ id }) => id))
  const reaches = head.cursor === null || head.items.some(({ id }) => known.has(id))
  if (!reaches) return null
  const fresh = head.items.filter(({ id }) => !known.has(id))
  const [first, ...rest] = data.pages
  if (first === undefined || fresh.length === 0) return data
  const items = [...fresh, ...first.items].toSorted(newestFirst)
  return { ...data, pages: [{ ...first, items }, ...rest] }
}

export function withoutMention(data: MentionPages, id: string): MentionPages {
  if (!data.pages.some(({ items }) => items.some((item) => item.id === id))) return data
  return {
    ...data,
    pages: data.pages.map((page) => ({ ...page, items: page.items.filter((item) => item.id !== id) })),
  }
}

/** The pages with a changed mention put in, replaced or taken out; one that words must find is only replaced. */
export function withMention(data: MentionPages, mention: Mention, filter: MentionQuery): MentionPages {
  const known = mentionsOf(data).find(({ id }) => id === mention.id)
  if (known !== undefined && known.version > mention.version) return data
  if (!meetsFilter(mention, filter)) return withoutMention(data, mention.id)
  if (known !== undefined) {
    const replace = (item: Mention) => (item.id === mention.id ? mention : item)
    return { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(replace) })) }
  }
  // Whether it belongs to those that say the same, or is shown with another, the server tells.
  const isOpen = filter.q === undefined && filter.alikeTo === undefined
  return isOpen &&
    !(filter.state !== 'taken' && filter.repeats === 'folded' && mention.alike?.repeats === true)
    ? insert(data, mention)
    : data
}

function insert(data: MentionPages, mention: Mention): MentionPages {
  const last = data.pages.length - 1
  const place = data.pages.findIndex(
    ({ items }, index) =>
      items.some((item) => newestFirst(mention, item) < 0) ||
      (index === last && data.pages[last]?.cursor === null),
  )
  if (place < 0) return data
  return {
    ...data,
    pages: data.pages.map((page, index) =>
      index === place ? { ...page, items: [...page.items, mention].toSorted(newestFirst) } : page,
    ),
  }
}

function newestFirst(a: Mention, b: Mention): number {
  if (a.sentAt !== b.sentAt) return a.sentAt < b.sentAt ? 1 : -1
  return a.id < b.id ? 1 : -1
}

function meetsFilter(mention: Mention, filter: MentionQuery): boolean {
  const { state = 'open', channelId, labelId, language, sentiment, mark, author, spam, alikeTo } = filter
  return (
    (state === 'any' ? mention.state !== 'taken' : mention.state === state) &&
    (channelId === undefined || mention.channel.id === channelId) &&
    (labelId === undefined || mention.labels.some(({ id }) => id === labelId)) &&
    (language === undefined || mention.language === language) &&
    (sentiment === undefined || mention.sentiment?.label === sentiment) &&
    (mark === undefined || (mention.marks ?? []).some(({ kind, carries }) => carries && kind === mark)) &&
    (author === undefined || mention.author.value === author) &&
    (spam !== 'without' || mention.spam?.counts !== true) &&
    (spam !== 'only' || mention.spam?.counts === true) &&
    alikeTo !== mention.id
  )
}
