import type { Message } from '@hubbub/contracts'
import type { InfiniteData } from '@tanstack/react-query'

export interface MessagePage {
  items: Message[]
  cursor: string | null
}
/** The newest page first; each page in the order of time. */
export type MessagePages = InfiniteData<MessagePage, string | null>

/** The whole thread as far as it is loaded, oldest first. */
export function threadOf(data: Pick<MessagePages, 'pages'> | undefined): Message[] {
  const byId = new Map<string, Message>()
  for (const page of (data?.pages ?? []).toReversed())
    for (const message of page.items) byId.set(message.id, message)
  return [...byId.values()]
}

/** The pages with a new or changed message; what is older than everything loaded stays out. */
export function putMessage(data: MessagePages, message: Message): MessagePages {
  const index = data.pages.findIndex((page) => page.items.some(({ id }) => id === message.id))
  if (index >= 0) {
    return replacePage(data, index, (items) =>
      items.map((item) => (item.id === message.id && item.version <= message.version ? message : item)),
    )
  }
  for (const [at, page] of data.pages.entries()) {
    const isOldest = at === data.pages.length - 1
    const oldest = page.items[0]
    if (!oldest || isBefore(oldest, message) || (isOldest && page.cursor === null)) {
      return replacePage(data, at, (items) => insertByTime(items, message))
    }
  }
  return data
}

function insertByTime(items: Message[], message: Message): Message[] {
  const at = items.findIndex((item) => isBefore(message, item))
  return at < 0 ? [...items, message] : items.toSpliced(at, 0, message)
}

function isBefore(a: Message, b: Message): boolean {
  const difference = Date.parse(a.sentAt) - Date.parse(b.sentAt)
  return difference === 0 ? a.id < b.id : difference < 0
}

const replacePage = (
  data: MessagePages,
  index: number,
  change: (items: Message[]) => Message[],
): MessagePages => ({
  ...data,
  pages: data.pages.map((page, at) => (at === index ? { ...page, items: change(page.items) } : page)),
})
