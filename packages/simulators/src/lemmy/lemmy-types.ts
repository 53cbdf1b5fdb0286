export interface LemmyPerson {
  id: number
  name: string
  displayName: string
  password: string
  /** Of another instance; null for this one. */
  host: string | null
}

export interface LemmyCommunity {
  id: number
  name: string
  host: string | null
}

interface Said {
  id: number
  by: LemmyPerson
  text: string
  at: Date
  editedAt: Date | null
  gone: 'deleted' | 'removed' | null
  score: number
}

export interface LemmyPost extends Said {
  community: LemmyCommunity
  title: string
  locked: boolean
}

export interface LemmyComment extends Said {
  post: LemmyPost
  parent: LemmyComment | null
}

export interface LemmyLetter extends Said {
  to: LemmyPerson
}
