import type { HttpAnswer, HttpRequest } from '../http/http-message.ts'
import type { HttpRoutes } from '../http/http-routes.ts'
import { pageOf } from './youtube-pages.ts'
import { refusal } from './youtube-quota.ts'
import { channelOf, commentOf, foundOf, threadOf, videoOf } from './youtube-shape.ts'
import type { YouTubeChannel, YouTubeComment } from './youtube-types.ts'
import type { YouTubeWorld } from './youtube-world.ts'

export interface YouTubeRouteDeps {
  world: YouTubeWorld
  /** Null where only a key was shown. */
  viewer: (request: HttpRequest) => YouTubeChannel | null
}

const newestFirst = <T extends { at: Date }>(all: readonly T[]) =>
  all.toReversed().toSorted((one, other) => other.at.getTime() - one.at.getTime())

const idsIn = (request: HttpRequest) => (request.query.get('id') ?? '').split(',').filter(Boolean)

const has = (request: HttpRequest, name: string) => request.query.get(name) !== null

/** https://developers.google.com/youtube/v3/docs, as far as it is read about comments. */
export function readingRoutes({ world, viewer }: YouTubeRouteDeps): HttpRoutes {
  return {
    'GET /youtube/v3/commentThreads': (request) => threads({ world, viewer }, request),
    'GET /youtube/v3/comments': (request) => {
      const parent = world.comments.get(request.query.get('parentId') ?? '')
      const found =
        parent === undefined
          ? idsIn(request).flatMap((id) => world.comments.get(id) ?? [])
          : newestFirst(world.repliesTo(parent))
      return pageOf(
        found.filter(({ moderation }) => moderation === 'published'),
        request,
        (one) => commentOf(one, viewer(request)),
      )
    },
    'GET /youtube/v3/videos': (request) =>
      pageOf(
        idsIn(request).flatMap((id) => world.videos.get(id) ?? []),
        request,
        videoOf,
      ),
    'GET /youtube/v3/channels': (request) => {
      const handle = request.query.get('forHandle')?.replace(/^@/, '').toLowerCase()
      const mine = viewer(request)
      const ids = idsIn(request)
      const found = [...world.channels.values()].filter(({ id, ...one }) =>
        has(request, 'mine') ? id === mine?.id : ids.includes(id) || one.handle.toLowerCase() === handle,
      )
      return pageOf(found, request, channelOf)
    },
    'GET /youtube/v3/search': (request) => {
      const words = (request.query.get('q') ?? '').toLowerCase().split(/\s+/)
      const after = Date.parse(request.query.get('publishedAfter') ?? '1970-01-01')
      const found = [...world.videos.values()].filter(
        ({ title, description, at }) =>
          at.getTime() >= after &&
          words.every((word) => `${title} ${description}`.toLowerCase().includes(word)),
      )
      return pageOf(newestFirst(found), request, foundOf)
    },
  }
}

function threads({ world, viewer }: YouTubeRouteDeps, request: HttpRequest): HttpAnswer {
  const { query } = request
  const who = viewer(request)
  const shape = (top: YouTubeComment) => threadOf(world, top, who)
  if (has(request, 'id'))
    return pageOf(
      idsIn(request).flatMap((id) => world.comments.get(id) ?? []),
      request,
      shape,
    )
  const [videoId, owner] = [query.get('videoId'), query.get('allThreadsRelatedToChannelId')]
  const video = world.videos.get(videoId ?? '')
  if (videoId !== null && video === undefined)
    return refusal(404, 'videoNotFound', 'The video identified by the videoId parameter could not be found.')
  if (video?.commentsOpen === false)
    return refusal(
      403,
      'commentsDisabled',
      'The video identified by the videoId parameter has disabled comments.',
    )
  if (owner !== null && !world.channels.has(owner))
    return refusal(404, 'channelNotFound', 'The channel could not be found.')
  const moderation = query.get('moderationStatus') ?? 'published'
  if (moderation !== 'published' && who?.id !== (owner ?? video?.by.id))
    return refusal(403, 'forbidden', 'One or more of the requested comment threads cannot be retrieved.')
  const tops = [...world.comments.values()].filter(
    (one) =>
      one.parent === null &&
      one.moderation === moderation &&
      (video === undefined ? one.video.by.id === owner : one.video === video),
  )
  return pageOf(newestFirst(tops), request, shape)
}
