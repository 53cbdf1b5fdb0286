import { z } from 'zod'

/** The parts of https://developers.google.com/youtube/v3/docs that are used. */
export const commentSchema = z.object({
  id: z.string(),
  snippet: z.object({
    authorDisplayName: z.string().catch(''),
    authorProfileImageUrl: z.string().nullish(),
    authorChannelUrl: z.string().nullish(),
    /** Not there where the author's channel is gone. */
    authorChannelId: z.object({ value: z.string() }).nullish().catch(null),
    parentId: z.string().nullish(),
    textDisplay: z.string(),
    /** Told to its author alone. */
    textOriginal: z.string().nullish(),
    likeCount: z.int().catch(0),
    moderationStatus: z.string().nullish(),
    publishedAt: z.string(),
    updatedAt: z.string().nullish(),
  }),
})
export type Comment = z.infer<typeof commentSchema>

export const threadSchema = z.object({
  id: z.string(),
  snippet: z.object({
    /** Whose video it is. */
    channelId: z.string().nullish(),
    videoId: z.string().nullish(),
    topLevelComment: z.looseObject({
      id: z.string(),
      snippet: z.looseObject({ publishedAt: z.string() }),
    }),
    canReply: z.boolean().catch(true),
    totalReplyCount: z.int().catch(0),
  }),
  /** Five at most. */
  replies: z
    .object({ comments: z.array(z.unknown()) })
    .nullish()
    .catch(null),
})
export type Thread = z.infer<typeof threadSchema>

export const channelSchema = z.object({
  id: z.string(),
  snippet: z.object({
    title: z.string(),
    customUrl: z.string().nullish(),
    description: z.string().nullish(),
    publishedAt: z.string().nullish(),
    thumbnails: z
      .object({ default: z.object({ url: z.string() }) })
      .nullish()
      .catch(null),
  }),
  statistics: z.object({ subscriberCount: z.coerce.number().int() }).nullish().catch(null),
})
export type YouTubeChannel = z.infer<typeof channelSchema>

const videoSnippetSchema = z.object({
  publishedAt: z.string(),
  channelId: z.string(),
  title: z.string(),
  description: z.string().catch(''),
  channelTitle: z.string().catch(''),
})
export const videoSchema = z.object({ id: z.string(), snippet: videoSnippetSchema })
export type Video = z.infer<typeof videoSchema>

/** What a search finds, in the form in which a video is told elsewhere. */
export const foundSchema = z
  .object({ id: z.object({ videoId: z.string() }), snippet: videoSnippetSchema })
  .transform(({ id: { videoId }, snippet }) => ({ id: videoId, snippet }))

/** A page of anything; what does not fit is left for whoever reads it. */
export const pageSchema = z.object({
  items: z.array(z.unknown()).catch([]),
  nextPageToken: z.string().nullish(),
})

export const tokenSchema = z.object({ access_token: z.string(), expires_in: z.number() })

export const errorSchema = z.object({
  error: z.object({
    message: z.string().catch(''),
    errors: z.array(z.object({ reason: z.string().catch('') })).catch([]),
    details: z.array(z.object({ reason: z.string().catch('') })).catch([]),
  }),
})
