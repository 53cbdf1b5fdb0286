export interface PlainPerson {
  id: string
  handle: string
  name: string
  url: string
  avatar: string | null
}

export interface PlainFile {
  id: string
  name: string
  type: string
  content: Uint8Array
}

export interface PlainPost {
  id: string
  author: PlainPerson
  text: string
  /** RFC 3339. */
  at: string
  audience: 'public' | 'direct'
  parent: string | null
  parentAuthor: string | null
  root: string | null
  chat: string | null
  quotes: string | null
  mentions: PlainPerson[]
  files: { id: string; name: string; type: string }[]
  /** Its author wants no answers below it. */
  repliesOff: boolean
  /** What its author's program gave with it; told to them alone. */
  key: string | null
  url: string
}

/** Who reacted to a post with what. */
export interface PlainReaction {
  by: string
  emoji: string
}

/** Who was seen writing to the author of a post, or has seen it. */
export interface PlainSign {
  by: string
  post: string
  sign: string
}

export type PlainEntry = { seq: number } & (
  | { kind: 'post'; post: PlainPost }
  | { kind: 'edited'; id: string; text: string; at: string }
  | { kind: 'deleted'; id: string; at: string }
  | { kind: 'read'; id: string; at: string }
)

export interface Saying {
  by: PlainPerson
  text: string
  /** To them alone, in the chat that the two have. */
  to?: PlainPerson
  inReplyTo?: string
  quotes?: string
  mentions?: PlainPerson[]
  files?: PlainFile[]
  repliesOff?: boolean
  key?: string
}

type NewEntry = PlainEntry extends infer Entry
  ? Entry extends PlainEntry
    ? Omit<Entry, 'seq'>
    : never
  : never

/** All that was ever said there, in its order. */
export function createPlainPosts({ url, now }: { url: () => string; now: () => Date }) {
  const people = new Map<string, PlainPerson>()
  const posts = new Map<string, PlainPost>()
  const files = new Map<string, PlainFile>()
  const reactions = new Map<string, PlainReaction[]>()
  const hidden = new Set<string>()
  const signs: PlainSign[] = []
  const log: PlainEntry[] = []
  const write = (entry: NewEntry) => void log.push({ ...entry, seq: log.length + 1 })
  const must = (id: string) => {
    const post = posts.get(id)
    if (post === undefined) throw new Error(`nobody said ${id}`)
    return post
  }

  const otherThan = (id: string, reaction: PlainReaction) =>
    (reactions.get(id) ?? []).filter(({ by, emoji }) => by !== reaction.by || emoji !== reaction.emoji)

  return {
    posts,
    people,
    files,
    reactions,
    hidden,
    signs,
    after: (seq: number, limit: number) => log.slice(seq, seq + limit),
    join(handle: string, name: string): PlainPerson {
      const id = `p${people.size + 1}`
      const person = { id, handle, name, url: `${url()}/@${handle}`, avatar: null }
      people.set(id, person)
      return person
    },
    say(saying: Saying): PlainPost {
      const { by, to, inReplyTo, mentions = [], files: added = [] } = saying
      const parent = inReplyTo === undefined ? null : must(inReplyTo)
      for (const file of added) files.set(file.id, file)
      const id = `s${posts.size + 1}`
      const post: PlainPost = {
        id,
        author: by,
        text: saying.text,
        at: now().toISOString(),
        audience: to === undefined ? 'public' : 'direct',
        parent: parent?.id ?? null,
        parentAuthor: parent?.author.id ?? null,
        root: parent === null ? null : (parent.root ?? parent.id),
        chat: to === undefined ? null : `c-${[by.id, to.id].toSorted().join('-')}`,
        quotes: saying.quotes ?? null,
        mentions: to === undefined ? mentions : [to],
        files: added.map(({ id: fileId, name, type }) => ({ id: fileId, name, type })),
        repliesOff: saying.repliesOff ?? false,
        key: saying.key ?? null,
        url: `${by.url}/${id}`,
      }
      posts.set(id, post)
      write({ kind: 'post', post })
      return post
    },
    edit(id: string, text: string): void {
      posts.set(id, { ...must(id), text })
      write({ kind: 'edited', id, text, at: now().toISOString() })
    },
    remove(id: string): void {
      must(id)
      posts.delete(id)
      write({ kind: 'deleted', id, at: now().toISOString() })
    },
    /** The same from the same person counts once. */
    react(id: string, reaction: PlainReaction): void {
      must(id)
      reactions.set(id, [...otherThan(id, reaction), reaction])
    },
    unreact: (id: string, reaction: PlainReaction): void => void reactions.set(id, otherThan(id, reaction)),
    /** The one it was sent to has seen it. */
    read(id: string): void {
      must(id)
      write({ kind: 'read', id, at: now().toISOString() })
    },
  }
}
export type PlainPosts = ReturnType<typeof createPlainPosts>
