import type { YouTubeChannel, YouTubeComment, YouTubeVideo } from './youtube-types.ts'
import type { YouTubeWorld } from './youtube-world.ts'

const iso = (at: Date) => `${at.toISOString().slice(0, 19)}Z`
const etag = 'an-etag'

/** Whoever asks with the owner's token also sees how a comment is moderated; the author sees what they wrote. */
export function commentOf(comment: YouTubeComment, viewer: YouTubeChannel | null) {
  const { id, by, video, parent, text, at, editedAt, likes, moderation } = comment
  return {
    kind: 'youtube#comment',
    etag,
    id,
    snippet: {
      authorDisplayName: `@${by.handle}`,
      authorProfileImageUrl: `https://yt3.ggpht.com/ytc/${by.id}=s48`,
      authorChannelUrl: `http://www.youtube.com/@${by.handle}`,
      authorChannelId: { value: by.id },
      channelId: video.by.id,
      ...(parent === null && { videoId: video.id }),
      ...(parent !== null && { parentId: parent.id }),
      textDisplay: text,
      ...(viewer?.id === by.id && { textOriginal: text }),
      canRate: viewer !== null,
      viewerRating: 'none',
      likeCount: likes,
      ...(viewer?.id === video.by.id && { moderationStatus: moderation }),
      publishedAt: iso(at),
      updatedAt: iso(editedAt ?? at),
    },
  }
}

/** A thread comes with its last five replies at most. */
export function threadOf(world: YouTubeWorld, top: YouTubeComment, viewer: YouTubeChannel | null) {
  const replies = world.repliesTo(top).filter(({ moderation }) => moderation === 'published')
  const { video } = top
  return {
    kind: 'youtube#commentThread',
    etag,
    id: top.id,
    snippet: {
      channelId: video.by.id,
      videoId: video.id,
      topLevelComment: commentOf(top, viewer),
      canReply: viewer !== null && video.commentsOpen,
      totalReplyCount: replies.length,
      isPublic: true,
    },
    ...(replies.length > 0 && {
      replies: {
        comments: replies
          .slice(-5)
          .toReversed()
          .map((reply) => commentOf(reply, viewer)),
      },
    }),
  }
}

export const channelOf = ({ id, handle, title }: YouTubeChannel) => ({
  kind: 'youtube#channel',
  etag,
  id,
  snippet: {
    title,
    customUrl: `@${handle}`,
    thumbnails: { default: { url: `https://yt3.ggpht.com/${id}=s88`, width: 88, height: 88 } },
  },
  statistics: { subscriberCount: '12', hiddenSubscriberCount: false, videoCount: '3', viewCount: '400' },
})

const videoSnippet = ({ by, title, description, at }: YouTubeVideo) => ({
  publishedAt: iso(at),
  channelId: by.id,
  title,
  description,
  channelTitle: by.title,
})

export const videoOf = (video: YouTubeVideo) => ({
  kind: 'youtube#video',
  etag,
  id: video.id,
  snippet: videoSnippet(video),
})

export const foundOf = (video: YouTubeVideo) => ({
  kind: 'youtube#searchResult',
  etag,
  id: { kind: 'youtube#video', videoId: video.id },
  snippet: videoSnippet(video),
})
