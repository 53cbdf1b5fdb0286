import type { HttpAnswer, HttpRequest } from '../http/http-message.ts'
import type { HttpRoutes } from '../http/http-routes.ts'
import type { createShapes } from './lemmy-shape.ts'
import type { LemmyComment, LemmyCommunity, LemmyPerson, LemmyPost } from './lemmy-types.ts'
import type { LemmyWorld } from './lemmy-world.ts'

export interface LemmyRouteDeps {
  world: LemmyWorld
  shapes: ReturnType<typeof createShapes>
  me: (request: HttpRequest) => LemmyPerson
  version: string
}

export const refused = (status: number, error: string): HttpAnswer => ({ status, json: { error } })

/** Newest first by when it was said, page by page. */
function page<T extends { at: Date }>(all: readonly T[], { query }: HttpRequest): T[] {
  const limit = Math.min(Number(query.get('limit') ?? 10), 50)
  const start = (Number(query.get('page') ?? 1) - 1) * limit
  const sorted = all.toReversed().toSorted((one, other) => other.at.getTime() - one.at.getTime())
  return sorted.slice(start, start + limit)
}

const isThere = ({ gone }: { gone: string | null }) => gone === null

/** `name` on this instance, `name@host` on another. */
export const communityNamed = (
  { communities }: LemmyWorld,
  given: string | null,
): LemmyCommunity | undefined => {
  const [name, host = null] = (given ?? '').split('@')
  return communities.find((one) => one.name === name && one.host === host)
}

/** https://join-lemmy.org/api/v0.19, what a client for one account reads of itself. */
export function inboxRoutes({ world, shapes, me, version }: LemmyRouteDeps): HttpRoutes {
  const answered = ({ parent, post }: LemmyComment) => (parent ?? post).by
  return {
    'GET /api/v3/site': (request) => {
      const person = shapes.person(me(request))
      return {
        json: { version, site_view: { site: { name: 'Test' } }, my_user: { local_user_view: { person } } },
      }
    },
    'GET /api/v3/user/replies': (request) => {
      const who = me(request)
      const replies = world.comments.filter((one) => answered(one) === who && one.by !== who && isThere(one))
      return { json: { replies: page(replies, request).map((one) => shapes.replyView(one, who)) } }
    },
    'GET /api/v3/user/mention': (request) => {
      const who = me(request)
      const name = new RegExp(`@${RegExp.escape(who.name)}@`)
      const mentions = world.comments.filter((one) => name.test(one.text) && one.by !== who && isThere(one))
      return { json: { mentions: page(mentions, request).map((one) => shapes.mentionView(one, who)) } }
    },
    'GET /api/v3/private_message/list': (request) => {
      const who = me(request)
      const letters = world.letters.filter(({ by, to }) => by === who || to === who)
      return { json: { private_messages: page(letters, request).map(shapes.letterView) } }
    },
  }
}

/** What everybody can read. */
export function publicRoutes({ world, shapes }: LemmyRouteDeps): HttpRoutes {
  const within = (request: HttpRequest, answer: (community: LemmyCommunity) => HttpAnswer): HttpAnswer => {
    const community = communityNamed(world, request.query.get('community_name') ?? request.query.get('name'))
    return community === undefined ? refused(404, 'couldnt_find_community') : answer(community)
  }
  const found = <T extends LemmyPost | LemmyComment>(all: readonly T[], { query }: HttpRequest) => {
    const words = (query.get('q') ?? '').toLowerCase()
    return all.filter(
      (one) => isThere(one) && `${'title' in one ? one.title : ''} ${one.text}`.toLowerCase().includes(words),
    )
  }
  return {
    'GET /api/v3/comment/list': (request) =>
      within(request, (community) => {
        const comments = world.comments.filter(({ post }) => post.community === community)
        return { json: { comments: page(comments, request).map(shapes.commentView) } }
      }),
    'GET /api/v3/post/list': (request) =>
      within(request, (community) => {
        const posts = world.posts.filter((post) => post.community === community)
        return { json: { posts: page(posts, request).map(shapes.postView) } }
      }),
    'GET /api/v3/community': (request) =>
      within(request, (community) => ({
        json: { community_view: { community: shapes.community(community) } },
      })),
    'GET /api/v3/search': (request) => {
      const type = request.query.get('type_')
      const posts = type === 'Posts' ? page(found(world.posts, request), request).map(shapes.postView) : []
      const comments =
        type === 'Comments' ? page(found(world.comments, request), request).map(shapes.commentView) : []
      return { json: { type_: type, posts, comments, communities: [], users: [] } }
    },
    'GET /api/v3/comment': ({ query }) => {
      const one = world.comments.find(({ id }) => id === Number(query.get('id')))
      return one === undefined
        ? refused(404, 'couldnt_find_comment')
        : { json: { comment_view: shapes.commentView(one), recipient_ids: [] } }
    },
    'GET /api/v3/post': ({ query }) => {
      const one = world.posts.find(({ id }) => id === Number(query.get('id')))
      return one === undefined
        ? refused(404, 'couldnt_find_post')
        : { json: { post_view: shapes.postView(one) } }
    },
    'GET /api/v3/user': (request) => {
      const { query } = request
      const [name, host = null] = (query.get('username') ?? '').split('@')
      const person = world.people.find(
        (one) => one.id === Number(query.get('person_id')) || (one.name === name && one.host === host),
      )
      if (person === undefined) return refused(404, 'couldnt_find_person')
      const by = <T extends { by: LemmyPerson; gone: string | null; at: Date }>(all: readonly T[]) =>
        page(
          all.filter((one) => one.by === person && isThere(one)),
          request,
        )
      return {
        json: {
          person_view: { person: shapes.person(person), counts: { post_count: 1, comment_count: 2 } },
          comments: by(world.comments).map(shapes.commentView),
          posts: by(world.posts).map(shapes.postView),
          moderates: [],
        },
      }
    },
  }
}
