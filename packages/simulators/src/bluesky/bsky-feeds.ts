import type { HttpAnswer, HttpRequest } from '../http/http-message.ts'
import type { HttpRoutes } from '../http/http-routes.ts'
import { newestFirst, postView, profileBasic, profileDetailed, slice } from './bsky-views.ts'
import type { BskyPerson, BskyWorld } from './bsky-world.ts'

export interface BskyDeps {
  world: BskyWorld
  url: () => string
  me: (request: HttpRequest) => BskyPerson
}

export const refused = (error: string, message: string, status = 400): HttpAnswer => ({
  status,
  json: { error, message },
})

/** What app.bsky tells of people and posts. */
export function feedRoutes({ world, url, me }: BskyDeps): HttpRoutes {
  const personOf = (actor: string | null) =>
    [...world.people.values()].find(({ did, handle }) => did === actor || handle === actor)
  return {
    'GET /xrpc/app.bsky.actor.getProfile': ({ query }) => {
      const person = personOf(query.get('actor'))
      return person === undefined
        ? refused('InvalidRequest', 'Profile not found')
        : { json: profileDetailed(person) }
    },
    'GET /xrpc/com.atproto.identity.resolveHandle': ({ query }) => {
      const person = personOf(query.get('handle'))
      return person === undefined
        ? refused('HandleNotFound', 'Unable to resolve handle')
        : { json: { did: person.did } }
    },
    'GET /xrpc/app.bsky.notification.listNotifications': (request) => {
      const own = newestFirst(world.notes.filter(({ to }) => to === me(request).did))
      const { part, cursor } = slice(own, request.query)
      const notifications = part.map(({ to: _to, author, ...note }) => ({
        ...note,
        author: profileBasic(author),
        isRead: false,
      }))
      return { json: { notifications, ...(cursor && { cursor }) } }
    },
    'GET /xrpc/app.bsky.feed.getPosts': (request) => {
      const found = request.query.getAll('uris').flatMap((uri) => world.posts.get(uri) ?? [])
      const viewerOf = (uri: string) => {
        const like = world.likeBy(me(request).did, uri)
        return like === null ? {} : { like }
      }
      return {
        json: {
          posts: found.map((post) => ({ ...postView(world, post, url()), viewer: viewerOf(post.uri) })),
        },
      }
    },
    'GET /xrpc/app.bsky.feed.getAuthorFeed': ({ query }) => {
      const theirs = newestFirst([...world.posts.values()].filter(({ by }) => by.did === query.get('actor')))
      const { part, cursor } = slice(theirs, query)
      return {
        json: {
          feed: part.map((post) => ({ post: postView(world, post, url()) })),
          ...(cursor && { cursor }),
        },
      }
    },
    'GET /xrpc/app.bsky.feed.searchPosts': ({ query }) => {
      const asked = (query.get('q') ?? '').toLowerCase().match(/"[^"]*"|\S+/g) ?? []
      const words = asked.map((word) => word.replaceAll('"', ''))
      const since = Date.parse(query.get('since') ?? '1970-01-01')
      const hits = [...world.posts.values()].filter(
        ({ record, indexedAt }) =>
          Date.parse(indexedAt) >= since && words.every((word) => record.text.toLowerCase().includes(word)),
      )
      const { part, cursor } = slice(newestFirst(hits), query)
      return { json: { posts: part.map((post) => postView(world, post, url())), ...(cursor && { cursor }) } }
    },
  }
}
