import { createListeners } from '../listeners.ts'
import { cidOf, createTids, didOf } from './bsky-ids.ts'

export interface BskyPerson {
  did: string
  handle: string
  displayName: string
  /** What they say of themselves. */
  description?: string
}

export interface BskyPost {
  uri: string
  cid: string
  by: BskyPerson
  record: Record<string, unknown> & { text: string; createdAt: string; reply?: { root: Ref; parent: Ref } }
  indexedAt: string
  likes: number
  images: string[]
}

export interface Ref {
  uri: string
  cid: string
}

export interface BskyNote {
  to: string
  uri: string
  cid: string
  author: BskyPerson
  reason: 'mention' | 'reply' | 'quote' | 'like'
  reasonSubject?: string
  record: Record<string, unknown>
  indexedAt: string
}

export interface BskyChatMessage {
  id: string
  rev: string
  text: string
  sender: { did: string }
  sentAt: string
}

export interface BskyConvo {
  id: string
  members: BskyPerson[]
  messages: BskyChatMessage[]
}

export type BskyLog = { rev: string; convoId: string; message: BskyChatMessage; type: 'create' | 'delete' }

export type BskyNews = { post: BskyPost } | { message: BskyChatMessage; by: BskyPerson; to: BskyPerson }

export interface Skeet {
  by: BskyPerson
  text: string
  inReplyTo?: string
  mentions?: BskyPerson[]
  embed?: unknown
  facets?: unknown
  /** Indexed later than what comes after it. */
  indexedAt?: Date
}

export type BskyWorld = ReturnType<typeof createBskyWorld>

/** People, posts, notifications and conversations of a small network. */
export function createBskyWorld({ now }: { now: () => Date }) {
  const people = new Map<string, BskyPerson>()
  const posts = new Map<string, BskyPost>()
  const notes: BskyNote[] = []
  const convos = new Map<string, BskyConvo>()
  const log: BskyLog[] = []
  const tid = createTids(now)
  const { tell, listen } = createListeners<BskyNews>()
  const must = (uri: string) => {
    const post = posts.get(uri)
    if (post === undefined) throw new Error(`nobody said ${uri}`)
    return post
  }
  const keep = keeper({ posts, notes, tell })
  const refOf = ({ uri, cid }: BskyPost): Ref => ({ uri, cid })

  return {
    people,
    posts,
    notes,
    convos,
    log,
    must,
    join(handle: string, displayName: string): BskyPerson {
      const person = { did: didOf(handle), handle, displayName }
      people.set(person.did, person)
      return person
    },
    /** What a program wrote into its own repository. */
    write(by: BskyPerson, record: BskyPost['record'], indexedAt = now()): BskyPost {
      const uri = `at://${by.did}/app.bsky.feed.post/${tid()}`
      const images = JSON.stringify(record).match(/bafkrei\w+/g) ?? []
      const post = {
        uri,
        cid: cidOf(uri + JSON.stringify(record)),
        by,
        record,
        indexedAt: indexedAt.toISOString(),
        likes: 0,
        images,
      }
      return keep(post)
    },
    say({ by, text, inReplyTo, mentions = [], embed, indexedAt }: Skeet): BskyPost {
      const parent = inReplyTo === undefined ? undefined : must(inReplyTo)
      const facets = mentions.map((person) => facetOf(text, person))
      const record = {
        $type: 'app.bsky.feed.post',
        text,
        createdAt: now().toISOString(),
        langs: ['en'],
        ...(facets.length > 0 && { facets }),
        ...(embed !== undefined && { embed }),
        ...(parent && { reply: { root: parent.record.reply?.root ?? refOf(parent), parent: refOf(parent) } }),
      }
      return this.write(by, record, indexedAt)
    },
    listen,
    remove: (uri: string) => void posts.delete(uri),
    ...createLikes({ posts, notes, must, tid, now, refOf }),
    ...createChats({ convos, log, tid, now, tell }),
  }
}

const keeper =
  ({
    posts,
    notes,
    tell,
  }: {
    posts: Map<string, BskyPost>
    notes: BskyNote[]
    tell: (news: BskyNews) => void
  }) =>
  (post: BskyPost): BskyPost => {
    posts.set(post.uri, post)
    notes.push(...notesOf(post))
    tell({ post })
    return post
  }

interface LikeDeps {
  posts: ReadonlyMap<string, BskyPost>
  notes: BskyNote[]
  must: (uri: string) => BskyPost
  tid: () => string
  now: () => Date
  refOf: (post: BskyPost) => Ref
}

/** Each is a record of its own; who likes twice counts once. */
function createLikes({ posts, notes, must, tid, now, refOf }: LikeDeps) {
  const likes = new Map<string, { by: string; record: { subject: Ref } }>()
  const likersOf = (uri: string) =>
    new Set([...likes.values()].filter(({ record }) => record.subject.uri === uri).map(({ by }) => by))

  return {
    like(uri: string, by: BskyPerson): string {
      const post = must(uri)
      const at = `at://${by.did}/app.bsky.feed.like/${tid()}`
      const record = { $type: 'app.bsky.feed.like', createdAt: now().toISOString(), subject: refOf(post) }
      likes.set(at, { by: by.did, record })
      post.likes = likersOf(uri).size
      notes.push({
        to: post.by.did,
        uri: at,
        cid: cidOf(at),
        author: by,
        reason: 'like',
        reasonSubject: uri,
        record,
        indexedAt: now().toISOString(),
      })
      return at
    },
    unlike(at: string): void {
      const uri = likes.get(at)?.record.subject.uri ?? ''
      likes.delete(at)
      const post = posts.get(uri)
      if (post !== undefined) post.likes = likersOf(uri).size
    },
    /** Newest first, as their repository lists them. */
    likesBy: (did: string) =>
      [...likes]
        .filter(([, { by }]) => by === did)
        .map(([uri, { record: value }]) => ({ uri, cid: cidOf(uri), value }))
        .toReversed()
        .slice(0, 100),
    likeBy: (did: string, post: string) =>
      [...likes].find(([, { by, record }]) => by === did && record.subject.uri === post)?.[0] ?? null,
  }
}

interface ChatDeps {
  convos: Map<string, BskyConvo>
  log: BskyLog[]
  tid: () => string
  now: () => Date
  tell: (news: BskyNews) => void
}

function createChats({ convos, log, tid, now, tell }: ChatDeps) {
  return {
    convoOf(one: BskyPerson, other: BskyPerson): BskyConvo {
      const known = [...convos.values()].find(
        ({ members }) => members.includes(one) && members.includes(other),
      )
      if (known !== undefined) return known
      const convo = { id: tid(), members: [one, other], messages: [] }
      convos.set(convo.id, convo)
      return convo
    },
    whisper(by: BskyPerson, to: BskyPerson, text: string): BskyChatMessage {
      const convo = this.convoOf(by, to)
      const message = { id: tid(), rev: tid(), text, sender: { did: by.did }, sentAt: now().toISOString() }
      convo.messages.push(message)
      log.push({ rev: message.rev, convoId: convo.id, message, type: 'create' })
      tell({ message, by, to })
      return message
    },
  }
}

/** Who is told of a post: those it answers, and those it names. */
function notesOf({ uri, cid, by, record, indexedAt }: BskyPost): BskyNote[] {
  const replied = record.reply === undefined ? [] : [record.reply.parent.uri, record.reply.root.uri]
  const authors = replied.map((at) => /^at:\/\/([^/]+)/.exec(at)?.[1] ?? '')
  const named = JSON.stringify(record['facets'] ?? []).match(/did:plc:\w+/g) ?? []
  return [...new Set([...authors, ...named])]
    .filter((to) => to !== by.did)
    .map((to) => ({
      to,
      uri,
      cid,
      author: by,
      reason: authors.includes(to) ? 'reply' : 'mention',
      record,
      indexedAt,
      ...(replied[0] && { reasonSubject: replied[0] }),
    }))
}

/** Facets count bytes of UTF-8. */
function facetOf(text: string, { handle, did }: BskyPerson) {
  const before = text.indexOf(`@${handle}`)
  const byteStart = Buffer.byteLength(text.slice(0, Math.max(0, before)))
  const byteEnd = byteStart + (before < 0 ? 0 : Buffer.byteLength(`@${handle}`))
  return { index: { byteStart, byteEnd }, features: [{ $type: 'app.bsky.richtext.facet#mention', did }] }
}
