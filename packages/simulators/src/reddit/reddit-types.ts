export interface RedditPerson {
  id: string
  name: string
  password: string
}

interface Said {
  /** `t1_…`, `t3_…` or `t4_…`, and the same without it. */
  name: string
  id: string
  by: RedditPerson
  text: string
  at: Date
  editedAt: Date | null
  gone: 'deleted' | 'removed' | null
  score: number
  /** Of the account that the program works for. */
  ourVote: number
}

export interface RedditPost extends Said {
  kind: 't3'
  subreddit: string
  title: string
  locked: boolean
}

export interface RedditComment extends Said {
  kind: 't1'
  post: RedditPost
  parent: RedditPost | RedditComment
}

export interface RedditLetter extends Said {
  kind: 't4'
  to: RedditPerson
  subject: string
  first: RedditLetter | null
  parent: RedditLetter | null
}

export type RedditThing = RedditPost | RedditComment | RedditLetter

export type RedditNews =
  | { type: 'username_mention' | 'comment_reply' | 'post_reply'; thing: RedditComment }
  | { type: 'unknown'; thing: RedditLetter }
