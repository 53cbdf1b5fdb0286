export interface YouTubeChannel {
  id: string
  handle: string
  title: string
}

export interface YouTubeVideo {
  id: string
  by: YouTubeChannel
  title: string
  description: string
  at: Date
  commentsOpen: boolean
}

export interface YouTubeComment {
  /** A reply begins with the id of its thread and a dot. */
  id: string
  by: YouTubeChannel
  video: YouTubeVideo
  parent: YouTubeComment | null
  text: string
  at: Date
  editedAt: Date | null
  likes: number
  moderation: 'published' | 'heldForReview' | 'rejected'
}
