import type {
  RedditComment,
  RedditLetter,
  RedditNews,
  RedditPerson,
  RedditPost,
  RedditThing,
} from './reddit-types.ts'

export type RedditWorld = ReturnType<typeof createRedditWorld>

/** People, what they post, comment and write, and what each of them finds in the inbox. */
export function createRedditWorld({ now }: { now: () => Date }) {
  const people = new Map<string, RedditPerson>()
  const things: RedditThing[] = []
  const inboxes = createInboxes(people)
  const closed = new Set<string>()
  let counter = 40_000_000

  function born<Kind extends 't1' | 't3' | 't4'>(kind: Kind, by: RedditPerson, text: string) {
    const id = (counter += 1).toString(36)
    return {
      kind,
      id,
      name: `${kind}_${id}`,
      by,
      text,
      at: now(),
      editedAt: null,
      gone: null,
      score: 1,
      ourVote: 0,
    } as const
  }

  const find = (name: string) => things.find((thing) => thing.name === name)

  return {
    people,
    things,
    closed,
    find,
    inbox: inboxes.of,
    join(name: string, password = `password of ${name}`): RedditPerson {
      const person = { id: `t2_${(people.size + 1_000).toString(36)}`, name, password }
      people.set(name.toLowerCase(), person)
      return person
    },
    post(by: RedditPerson, subreddit: string, title: string, text = ''): RedditPost {
      const post: RedditPost = { ...born('t3', by, text), subreddit, title, locked: false }
      things.push(post)
      return post
    },
    comment(by: RedditPerson, parent: RedditPost | RedditComment, text: string): RedditComment {
      const post = parent.kind === 't3' ? parent : parent.post
      const comment: RedditComment = { ...born('t1', by, text), post, parent }
      things.push(comment)
      inboxes.tellOf(comment)
      return comment
    },
    write(
      by: RedditPerson,
      to: RedditPerson,
      text: string,
      rest: { subject?: string; parent?: RedditLetter } = {},
    ) {
      const { parent = null } = rest
      const letter: RedditLetter = {
        ...born('t4', by, text),
        to,
        subject: rest.subject ?? (parent === null ? 'Hello' : `re: ${(parent.first ?? parent).subject}`),
        first: parent?.first ?? parent,
        parent,
      }
      things.push(letter)
      inboxes.tell(to, { type: 'unknown', thing: letter })
      return letter
    },
    edit(thing: RedditPost | RedditComment, text: string) {
      thing.text = text
      thing.editedAt = now()
    },
    remove(thing: RedditPost | RedditComment, by: 'deleted' | 'removed' = 'deleted') {
      thing.gone = by
    },
    /** Who is not a member sees nothing of it any more. */
    close: (subreddit: string) => void closed.add(subreddit.toLowerCase()),
  }
}

function createInboxes(people: ReadonlyMap<string, RedditPerson>) {
  const inboxes = new Map<string, RedditNews[]>()
  const of = (person: RedditPerson) => inboxes.get(person.id) ?? []
  const tell = (person: RedditPerson, news: RedditNews) => void inboxes.set(person.id, [...of(person), news])

  /** Whoever is answered hears of it, and the first three who are named. */
  function tellOf(comment: RedditComment) {
    const { parent, by, text } = comment
    if (parent.by !== by)
      tell(parent.by, { type: parent.kind === 't1' ? 'comment_reply' : 'post_reply', thing: comment })
    const named = [...text.matchAll(/(?<![\w/])\/?u\/([\w-]+)/gi)].map(([, name = '']) => name.toLowerCase())
    for (const name of new Set(named.slice(0, 3))) {
      const person = people.get(name)
      if (person !== undefined && person !== by && person !== parent.by)
        tell(person, { type: 'username_mention', thing: comment })
    }
  }

  return { of, tell, tellOf }
}
