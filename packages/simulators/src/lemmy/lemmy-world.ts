import type { LemmyComment, LemmyCommunity, LemmyLetter, LemmyPerson, LemmyPost } from './lemmy-types.ts'

export type LemmyWorld = ReturnType<typeof createLemmyWorld>

/** People, communities, and what is said in them and between two. */
export function createLemmyWorld({ now }: { now: () => Date }) {
  const people: LemmyPerson[] = []
  const communities: LemmyCommunity[] = []
  const posts: LemmyPost[] = []
  const comments: LemmyComment[] = []
  const letters: LemmyLetter[] = []

  const born = (id: number, by: LemmyPerson, text: string, at = now()) => ({
    id,
    by,
    text,
    at,
    editedAt: null,
    gone: null,
    score: 1,
  })

  return {
    people,
    communities,
    posts,
    comments,
    letters,
    join(name: string, displayName: string, host: string | null = null): LemmyPerson {
      const person = { id: people.length + 11, name, displayName, host, password: `password of ${name}` }
      people.push(person)
      return person
    },
    found(name: string, host: string | null = null): LemmyCommunity {
      const community = { id: communities.length + 101, name, host }
      communities.push(community)
      return community
    },
    post(by: LemmyPerson, community: LemmyCommunity, title: string, text = ''): LemmyPost {
      const post = { ...born(posts.length + 1_001, by, text), community, title, locked: false }
      posts.push(post)
      return post
    },
    /** `at` is when it was said where it comes from; it may have come late. */
    comment(by: LemmyPerson, to: LemmyPost | LemmyComment, text: string, at?: Date): LemmyComment {
      const [post, parent] = 'title' in to ? [to, null] : [to.post, to]
      const comment = { ...born(comments.length + 5_001, by, text, at), post, parent }
      comments.push(comment)
      return comment
    },
    write(by: LemmyPerson, to: LemmyPerson, text: string): LemmyLetter {
      const letter = { ...born(letters.length + 301, by, text), to }
      letters.push(letter)
      return letter
    },
    edit(one: LemmyPost | LemmyComment, text: string) {
      one.text = text
      one.editedAt = now()
    },
    remove(one: LemmyPost | LemmyComment, by: 'deleted' | 'removed' = 'deleted') {
      one.gone = by
    },
  }
}
