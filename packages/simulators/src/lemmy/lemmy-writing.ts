import { type HttpRequest, jsonOf } from '../http/http-message.ts'
import type { HttpRoutes } from '../http/http-routes.ts'
import { type LemmyRouteDeps, refused } from './lemmy-reading.ts'

const bodyOf = (request: HttpRequest) => {
  const body = jsonOf(request)
  return {
    number: (name: string) => Number(body[name]),
    text: (name: string) => (typeof body[name] === 'string' ? body[name] : ''),
    has: (name: string) => body[name] !== undefined && body[name] !== null,
  }
}

export function writingRoutes({ world, shapes, me }: LemmyRouteDeps): HttpRoutes {
  const byId = <T extends { id: number }>(all: readonly T[], id: number) => all.find((one) => one.id === id)
  return {
    'POST /api/v3/comment': (request) => {
      const body = bodyOf(request)
      const text = body.text('content')
      const post = byId(world.posts, body.number('post_id'))
      if (post === undefined) return refused(404, 'couldnt_find_post')
      if (post.locked) return refused(400, 'locked')
      if (text === '' || Array.from(text).length > 10_000) return refused(400, 'invalid_body_field')
      if (!body.has('parent_id'))
        return { json: { comment_view: shapes.commentView(world.comment(me(request), post, text)) } }
      const parent = byId(world.comments, body.number('parent_id'))
      if (parent === undefined || parent.gone !== null) return refused(400, 'couldnt_find_comment')
      const comment = world.comment(me(request), parent, text)
      return { json: { comment_view: shapes.commentView(comment), recipient_ids: [parent.by.id] } }
    },
    'POST /api/v3/private_message': (request) => {
      const body = bodyOf(request)
      const to = byId(world.people, body.number('recipient_id'))
      if (to === undefined) return refused(404, 'couldnt_find_person')
      const letter = world.write(me(request), to, body.text('content'))
      return { json: { private_message_view: shapes.letterView(letter) } }
    },
    'POST /api/v3/post': (request) => {
      const body = bodyOf(request)
      const community = byId(world.communities, body.number('community_id'))
      if (community === undefined) return refused(404, 'couldnt_find_community')
      const post = world.post(me(request), community, body.text('name'), body.text('body'))
      return { json: { post_view: shapes.postView(post) } }
    },
    'POST /api/v3/comment/delete': (request) => {
      const comment = byId(world.comments, bodyOf(request).number('comment_id'))
      if (comment === undefined || comment.by !== me(request)) return refused(400, 'no_comment_edit_allowed')
      world.remove(comment)
      return { json: { comment_view: shapes.commentView(comment) } }
    },
    'POST /api/v3/post/delete': (request) => {
      const post = byId(world.posts, bodyOf(request).number('post_id'))
      if (post === undefined || post.by !== me(request)) return refused(400, 'no_post_edit_allowed')
      world.remove(post)
      return { json: { post_view: shapes.postView(post) } }
    },
    'POST /api/v3/private_message/delete': (request) => {
      const letter = byId(world.letters, bodyOf(request).number('private_message_id'))
      if (letter === undefined || letter.by !== me(request))
        return refused(400, 'no_private_message_edit_allowed')
      letter.gone = 'deleted'
      return { json: { private_message_view: shapes.letterView(letter) } }
    },
    'POST /api/v3/comment/like': (request) => {
      const body = bodyOf(request)
      const comment = byId(world.comments, body.number('comment_id'))
      if (comment === undefined) return refused(404, 'couldnt_find_comment')
      comment.score = 1 + body.number('score')
      return { json: { comment_view: shapes.commentView(comment) } }
    },
    'POST /api/v3/post/like': (request) => {
      const body = bodyOf(request)
      const post = byId(world.posts, body.number('post_id'))
      if (post === undefined) return refused(404, 'couldnt_find_post')
      post.score = 1 + body.number('score')
      return { json: { post_view: shapes.postView(post) } }
    },
  }
}
