import { createListeners } from '../listeners.ts'
import type { XLetter, XPerson, XRefers, XSaid } from './x-types.ts'

const EPOCH = 1_288_834_974_657n

export interface SayOptions {
  replyTo?: XSaid
  quotes?: XSaid
  reposts?: XSaid
  /** Of a place that is put on it. */
  country?: string
  media?: string[]
}

export type XWorld = ReturnType<typeof createXWorld>

/** People, what they said in public and what they wrote to each other. */
export function createXWorld(now: () => Date) {
  const people = new Map<string, XPerson>()
  const posts = new Map<string, XSaid>()
  const letters: XLetter[] = []
  const saying = createListeners<XSaid>()
  const writing = createListeners<XLetter>()
  const newId = createIds(now)

  const named = (text: string) =>
    [...text.matchAll(/@(\w{1,15})/g)].flatMap(([, name]) => {
      const found = [...people.values()].find(
        ({ username }) => username.toLowerCase() === name?.toLowerCase(),
      )
      return found ? [found] : []
    })

  function keep(post: XSaid): XSaid {
    posts.set(post.id, post)
    saying.tell(post)
    return post
  }

  return {
    people,
    posts,
    letters,
    newId,
    join(username: string, rest: Partial<XPerson> = {}): XPerson {
      const id = rest.id ?? String(1_000_000_000 + people.size)
      const person = { id, username, name: username, verified: false, followers: 12, premium: false, ...rest }
      people.set(id, person)
      return person
    },
    say(
      author: XPerson,
      text: string,
      { replyTo, quotes, reposts, media = [], country }: SayOptions = {},
    ): XSaid {
      const id = newId()
      const words = reposts ? `RT @${reposts.author.username}: ${reposts.text}`.slice(0, 140) : text
      const links = linksIn(words, id)
      return keep({
        id,
        author,
        text: links.reduce((sum, { url, expanded_url: real }) => sum.replace(real, url), words),
        at: now(),
        conversationId: replyTo?.conversationId ?? id,
        refers: refersOf(replyTo, quotes, reposts),
        inReplyTo: replyTo?.author ?? null,
        mentions: named(words),
        links,
        media: media.map((url, index) => ({ media_key: `3_${id}${index}`, url })),
        versions: [id],
        hidden: false,
        country,
      })
    },
    /** An edit is a new post that knows its elders. */
    edit(post: XSaid, text: string): XSaid {
      const id = newId()
      const versions = [...post.versions, id]
      return keep({ ...post, id, text, at: now(), mentions: named(text), versions })
    },
    write(from: XPerson, to: XPerson, text: string): XLetter {
      const people = [from, to].toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1))
      const conversationId = people.map(({ id }) => id).join('-')
      const letter = { id: newId(), from, people, conversationId, text, at: now() }
      letters.push(letter)
      writing.tell(letter)
      return letter
    },
    /** Newest first. */
    newest: (fits: (post: XSaid) => boolean) =>
      [...posts.values()].filter(fits).toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1)),
    onWritten: writing.listen,
    onSaid: saying.listen,
  }
}

/** X writes a short form in the place of every link. */
function linksIn(words: string, id: string) {
  return [...words.matchAll(/https?:\/\/\S+/g)].map(([address], index) => ({
    url: `https://t.co/${id.slice(-6)}${index}`,
    expanded_url: address,
  }))
}

/** Ids hold the time at which they were given. */
function createIds(now: () => Date): () => string {
  let sequence = 0n
  return () => {
    sequence += 1n
    return String(((BigInt(now().getTime()) - EPOCH) << 22n) | (sequence & 0x3fffffn))
  }
}

const refersOf = (replyTo?: XSaid, quotes?: XSaid, reposts?: XSaid): XRefers[] => [
  ...(replyTo ? [{ type: 'replied_to', id: replyTo.id } as const] : []),
  ...(quotes ? [{ type: 'quoted', id: quotes.id } as const] : []),
  ...(reposts ? [{ type: 'retweeted', id: reposts.id } as const] : []),
]
