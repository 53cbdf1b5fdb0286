import type { YouTubeChannel, YouTubeComment, YouTubeVideo } from './youtube-types.ts'

export type YouTubeWorld = ReturnType<typeof createYouTubeWorld>

/** Channels, their videos, and what is said below them. */
export function createYouTubeWorld({ now }: { now: () => Date }) {
  const channels = new Map<string, YouTubeChannel>()
  const videos = new Map<string, YouTubeVideo>()
  const comments = new Map<string, YouTubeComment>()
  let counter = 0
  const name = (prefix: string, length: number) =>
    prefix + `${(counter += 1)}`.padStart(length - prefix.length, 'x')

  function add(comment: Pick<YouTubeComment, 'id' | 'by' | 'video' | 'parent' | 'text'>): YouTubeComment {
    const whole = { ...comment, at: now(), editedAt: null, likes: 0, moderation: 'published' as const }
    comments.set(whole.id, whole)
    return whole
  }

  return {
    channels,
    videos,
    comments,
    join(handle: string, title: string): YouTubeChannel {
      const channel = { id: name('UC', 24), handle, title }
      channels.set(channel.id, channel)
      return channel
    },
    upload(by: YouTubeChannel, title: string, description = ''): YouTubeVideo {
      const video = { id: name('v', 11), by, title, description, at: now(), commentsOpen: true }
      videos.set(video.id, video)
      return video
    },
    comment: (by: YouTubeChannel, video: YouTubeVideo, text: string) =>
      add({ id: name('Ug', 26), by, video, parent: null, text }),
    reply: (by: YouTubeChannel, thread: YouTubeComment, text: string) =>
      add({ id: `${thread.id}.${name('9', 22)}`, by, video: thread.video, parent: thread, text }),
    edit(comment: YouTubeComment, text: string) {
      comment.text = text
      comment.editedAt = now()
    },
    /** With it goes what answers it. */
    remove(comment: YouTubeComment) {
      comments.delete(comment.id)
      for (const reply of repliesTo(comment)) comments.delete(reply.id)
    },
    repliesTo,
  }

  function repliesTo(comment: YouTubeComment): YouTubeComment[] {
    return [...comments.values()].filter(({ parent }) => parent === comment)
  }
}
