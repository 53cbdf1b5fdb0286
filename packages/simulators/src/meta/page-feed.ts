import type { MetaPerson } from './conversations.ts'
import { graphTime } from './conversations.ts'
import type { GraphHooks, HookEntry } from './graph-hooks.ts'
import { refusals } from './graph-types.ts'

export interface FeedEntry {
  id: string
  post: string
  parent: string
  from: MetaPerson
  message: string
  at: Date
  kind: 'post' | 'comment'
  hidden: boolean
  /** Of ours: one at most. */
  likes: 0 | 1
  picture: boolean
}

export type PageFeed = ReturnType<typeof createPageFeed>

/** What stands on a page: posts, comments, and the calls that tell of them. */
export function createPageFeed(page: MetaPerson, { hooks, now }: { hooks: GraphHooks; now: () => Date }) {
  const entries = new Map<string, FeedEntry>()
  let counter = 0

  const entryOf = (value: object): HookEntry => ({
    id: page.id,
    time: Math.floor(now().getTime() / 1000),
    changes: [{ field: 'feed', value }],
  })
  function add(by: MetaPerson, message: string, below: string | null, picture = false): FeedEntry {
    counter += 1
    const parent = below === null ? null : expect(below)
    const post = parent?.post ?? `${page.id}_${1000 + counter}`
    const id = parent === null ? post : `${post.split('_')[1]}_${5000 + counter}`
    const entry: FeedEntry = {
      id,
      post,
      parent: parent?.id ?? post,
      from: by,
      message,
      at: now(),
      kind: parent === null ? 'post' : 'comment',
      hidden: false,
      likes: 0,
      picture,
    }
    entries.set(id, entry)
    return entry
  }

  function expect(id: string): FeedEntry {
    const found = entries.get(id)
    if (found === undefined) throw refusals.unknownNode(id)
    return found
  }

  return {
    entries,
    find: (id: string) => entries.get(id) ?? null,
    /** The entry by which Meta tells of something said on the page. */
    said(by: MetaPerson, message: string, below: string | null): HookEntry {
      return entryOf(valueOf(add(by, message, below), 'add'))
    },
    write(by: MetaPerson, message: string, below: string | null = null, picture = false): FeedEntry {
      const entry = add(by, message, below, picture)
      hooks.tell('page', entryOf(valueOf(entry, 'add')))
      return entry
    },
    edit(id: string, message: string): HookEntry {
      const entry = expect(id)
      entry.message = message
      return entryOf(valueOf(entry, 'edited'))
    },
    remove(id: string): HookEntry {
      const entry = expect(id)
      entries.delete(id)
      return entryOf(valueOf(entry, 'remove'))
    },
    below: (id: string) => listBelow(entries.values(), id),
    posts: () => listPosts(entries.values()),
  }
}

function listed({ id, message, at, from, parent, post, kind }: FeedEntry) {
  return {
    id,
    message,
    created_time: graphTime(at),
    from: { id: from.id, name: from.name },
    permalink_url: `https://www.facebook.com/${id}`,
    ...(kind === 'comment' && parent !== post && { parent: { id: parent } }),
  }
}

const valueOf = ({ id, post, parent, from, message, at, kind }: FeedEntry, verb: string) => ({
  from: { id: from.id, name: from.name },
  item: kind === 'comment' ? 'comment' : 'status',
  verb,
  post_id: post,
  ...(kind === 'comment' && { comment_id: id, parent_id: parent }),
  message,
  created_time: Math.floor(at.getTime() / 1000),
  post: { permalink_url: `https://www.facebook.com/${post}`, promotion_status: 'inactive' },
})

const listBelow = (entries: Iterable<FeedEntry>, id: string) =>
  [...entries]
    .filter((one) => one.id !== id && (one.parent === id || one.post === id))
    .toReversed()
    .map(listed)

function listPosts(found: Iterable<FeedEntry>) {
  const entries = [...found].toReversed()
  const below = (id: string) => entries.filter(({ post, kind }) => post === id && kind === 'comment')
  return entries
    .filter(({ kind }) => kind === 'post')
    .map((post) => ({ ...listed(post), comments: { data: below(post.id).map(listed) } }))
}
