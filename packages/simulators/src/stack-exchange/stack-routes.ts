import type { HttpAnswer, HttpRequest } from '../http/http-message.ts'
import type { HttpRoutes } from '../http/http-routes.ts'
import type { StackAnswer, StackComment, StackQuestion, StackWorld } from './stack-world.ts'

export type One = StackQuestion | StackAnswer | StackComment
type List = (request: HttpRequest, all: readonly One[], shape?: (one: One) => object) => HttpAnswer

const ids = ({ params }: HttpRequest) => new Set((params['ids'] ?? '').split(';').map(Number))

/** What can be asked; `list` sorts, cuts and counts. */
export function stackRoutes(
  { posts, remarks, users }: StackWorld,
  list: List,
  counted: () => object,
): HttpRoutes {
  const questions = () => posts.filter((one) => one.kind === 'question')
  const answers = () => posts.filter((one) => one.kind === 'answer')
  return {
    'GET /2.3/questions': (request) => {
      const tag = request.query.get('tagged')
      return list(
        request,
        questions().filter(({ tags }) => tag === null || tags.includes(tag)),
      )
    },
    'GET /2.3/questions/:ids': (request) =>
      list(
        request,
        questions().filter(({ id }) => ids(request).has(id)),
      ),
    'GET /2.3/answers/:ids': (request) =>
      list(
        request,
        answers().filter(({ id }) => ids(request).has(id)),
      ),
    'GET /2.3/questions/:ids/answers': (request) =>
      list(
        request,
        answers().filter(({ question }) => ids(request).has(question.id)),
      ),
    'GET /2.3/posts/:ids/comments': (request) =>
      list(
        request,
        remarks.filter(({ post }) => ids(request).has(post.id)),
      ),
    'GET /2.3/search/excerpts': (request) => {
      const q = (request.query.get('q') ?? '').toLowerCase()
      return list(
        request,
        posts.filter(({ body }) => body.toLowerCase().includes(q)),
        excerptOf,
      )
    },
    'GET /2.3/users/:ids': (request) => {
      const items = users.filter(({ user_id: id }) => ids(request).has(id))
      return { json: { items, has_more: false, ...counted() } }
    },
    'GET /2.3/users/:ids/posts': (request) =>
      list(
        request,
        posts.filter(({ owner }) => ids(request).has(owner.user_id)),
        postOf,
      ),
    'GET /2.3/users/:ids/mentioned': (request) => {
      const names = users
        .filter(({ user_id: id }) => ids(request).has(id))
        .map((user) => `@${user.display_name}`)
      return list(
        request,
        remarks.filter(({ body }) => names.some((name) => body.includes(name))),
      )
    },
  }
}

const excerptOf = (one: One) => ({
  item_type: one.kind,
  question_id: one.kind === 'answer' ? one.question.id : one.id,
  ...(one.kind === 'answer' && { answer_id: one.id }),
  creation_date: one.creation_date,
  excerpt: one.body.slice(0, 40),
})

const postOf = ({ id, kind, creation_date }: One) => ({ post_id: id, post_type: kind, creation_date })
