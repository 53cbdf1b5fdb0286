import { type HttpAnswer, jsonOf } from '../http/http-message.ts'
import type { HttpRoutes } from '../http/http-routes.ts'
import { refusal } from './youtube-quota.ts'
import type { YouTubeRouteDeps } from './youtube-reading.ts'
import { commentOf } from './youtube-shape.ts'
import type { YouTubeComment } from './youtube-types.ts'

const notFound = refusal(
  404,
  'commentNotFound',
  'The specified comment could not be found.',
  'youtube.comment',
)
const noContent: HttpAnswer = { status: 204 }

export function writingRoutes({ world, viewer }: YouTubeRouteDeps): HttpRoutes {
  return {
    'POST /youtube/v3/comments': (request) => {
      const who = viewer(request)
      const { snippet } = jsonOf(request) as { snippet?: { parentId?: string; textOriginal?: string } }
      const text = snippet?.textOriginal ?? ''
      const parent = world.comments.get(snippet?.parentId ?? '')
      if (who === null)
        return refusal(403, 'insufficientPermissions', 'The request is not properly authorized.')
      if (text === '') return refusal(400, 'commentTextRequired', 'The comment text is required.')
      if (text.length > 10_000) return refusal(400, 'commentTextTooLong', 'The comment text is too long.')
      if (parent === undefined || parent.parent !== null)
        return refusal(404, 'parentCommentNotFound', 'The specified parent comment could not be found.')
      if (!parent.video.commentsOpen)
        return refusal(403, 'commentsDisabled', 'The video has disabled comments.', 'youtube.comment')
      return { json: commentOf(world.reply(who, parent, text), who) }
    },
    'DELETE /youtube/v3/comments': (request) => {
      const comment = world.comments.get(request.query.get('id') ?? '')
      if (comment === undefined) return notFound
      if (comment.by.id !== viewer(request)?.id)
        return refusal(403, 'forbidden', 'The comment cannot be deleted.')
      world.remove(comment)
      return noContent
    },
    'POST /youtube/v3/comments/setModerationStatus': (request) => {
      const comment = world.comments.get(request.query.get('id') ?? '')
      if (comment === undefined) return notFound
      if (comment.video.by.id !== viewer(request)?.id)
        return refusal(403, 'forbidden', 'The moderation status cannot be set.')
      comment.moderation = request.query.get('moderationStatus') as YouTubeComment['moderation']
      return noContent
    },
  }
}
