import type { HttpAnswer, HttpRequest } from '../http/http-message.ts'
import type { HttpRoutes } from '../http/http-routes.ts'
import { listing } from './reddit-listing.ts'
import { newsOf, place, thingOf } from './reddit-shape.ts'
import type { RedditPerson, RedditThing } from './reddit-types.ts'
import type { RedditWorld } from './reddit-world.ts'

export interface RedditRouteDeps {
  world: RedditWorld
  me: (request: HttpRequest) => RedditPerson
}

export const notFound: HttpAnswer = { status: 404, json: { message: 'Not Found', error: 404 } }
const forbidden: HttpAnswer = { status: 403, json: { reason: 'private', message: 'Forbidden', error: 403 } }

/** https://www.reddit.com/dev/api, as far as a client for one account reads. */
export const readingRoutes = (deps: RedditRouteDeps): HttpRoutes => ({
  ...personalRoutes(deps),
  ...publicRoutes(deps),
})

const lister = (world: RedditWorld) => (things: readonly RedditThing[], request: HttpRequest) =>
  listing(things, request, { nameOf: ({ name }) => name, shape: (thing) => thingOf(thing, world.things) })

const isThere = (thing: RedditThing) => thing.gone === null

function personalRoutes({ world, me }: RedditRouteDeps): HttpRoutes {
  const list = lister(world)
  return {
    'GET /api/v1/me': (request) => {
      const { id, name } = me(request)
      return {
        json: { id: id.slice(3), name, icon_img: 'https://styles.redditmedia.com/avatar.png?width=256' },
      }
    },
    'GET /user/:name/about': ({ params }) => {
      const person = world.people.get((params['name'] ?? '').toLowerCase())
      if (person === undefined) return notFound
      const data = {
        id: person.id.slice(3),
        name: person.name,
        icon_img: '',
        total_karma: 12,
        verified: true,
      }
      return { json: { kind: 't2', data } }
    },
    'GET /message/inbox': (request) => {
      const person = me(request)
      const news = world.inbox(person).filter(({ thing }) => isThere(thing))
      return listing(news, request, {
        nameOf: ({ thing }) => thing.name,
        shape: (one) => newsOf(one, person.name),
      })
    },
    'GET /message/sent': (request) =>
      list(
        world.things.filter((thing) => thing.kind === 't4' && thing.by === me(request)),
        request,
      ),
    'GET /user/:name/overview': (request) => {
      const name = (request.params['name'] ?? '').toLowerCase()
      const own = world.things.filter((thing) => thing.kind !== 't4' && thing.by.name.toLowerCase() === name)
      return list(own.filter(isThere), request)
    },
  }
}

function publicRoutes({ world }: RedditRouteDeps): HttpRoutes {
  const list = lister(world)

  /** An unknown subreddit leads to the search for one. */
  const within = (request: HttpRequest, answer: (subreddit: string) => HttpAnswer): HttpAnswer => {
    const name = (request.params['name'] ?? '').toLowerCase()
    if (world.closed.has(name)) return forbidden
    const known = world.things.some((thing) => thing.kind === 't3' && thing.subreddit.toLowerCase() === name)
    if (!known) return { status: 302, headers: { location: `/subreddits/search?q=${name}` } }
    return answer(name)
  }

  return {
    'GET /r/:name/new': (request) =>
      within(request, (name) =>
        list(
          world.things.filter((thing) => thing.kind === 't3' && thing.subreddit.toLowerCase() === name),
          request,
        ),
      ),
    'GET /r/:name/comments': (request) =>
      within(request, (name) =>
        list(
          world.things.filter((thing) => thing.kind === 't1' && thing.post.subreddit.toLowerCase() === name),
          request,
        ),
      ),
    'GET /r/:name/about': (request) =>
      within(request, (name) => ({ json: { kind: 't5', data: { display_name: name, ...place(name) } } })),
    'GET /search': (request) => {
      const words = (request.query.get('q') ?? '').toLowerCase().replaceAll('"', '').split(/\s+/)
      const found = world.things.filter(
        (thing) =>
          thing.kind === 't3' &&
          words.every((word) => `${thing.title} ${thing.text}`.toLowerCase().includes(word)),
      )
      return list(found.filter(isThere).slice(-250), request)
    },
    'GET /api/info': (request) => {
      const names = (request.query.get('id') ?? '').split(',')
      if (names.length > 100) return { status: 400, json: { message: 'Bad Request', error: 400 } }
      const found = names.flatMap((name) => world.find(name) ?? [])
      return list(found.toReversed(), request)
    },
  }
}
