import type { HttpAnswer, HttpRequest } from '../http/http-message.ts'
import type { HttpRoutes } from '../http/http-routes.ts'
import { matchesQuery } from './x-query.ts'
import { type Dialect, shapeIncludes, shapeLetter, shapePerson, shapePost } from './x-shape.ts'
import type { XDesk } from './x-desk.ts'
import { refusals, type XSaid } from './x-types.ts'

const WEEK_MS = 7 * 24 * 3_600_000
const MAX_QUERY = 512
const HELD_MENTIONS = 800

/** What can be asked of X. */
export function xReadRoutes(desk: XDesk): HttpRoutes {
  const { world, access } = desk
  return {
    'GET /2/users/me': (request) => {
      const person = access.person(request)
      return {
        headers: access.take(request, 'users/me', 75),
        json: { data: shapePerson(person, desk.dialect) },
      }
    },
    'GET /2/users/:id': (request) => {
      access.either(request)
      const person = world.people.get(request.params['id'] ?? '')
      return person ? { json: { data: shapePerson(person, desk.dialect) } } : notFound(request)
    },
    'GET /2/users/:id/mentions': (request) => {
      const limit = access.either(request) ? 300 : 450
      const id = request.params['id']
      const held = world.newest((post) => post.mentions.some((one) => one.id === id) && !isRepost(post))
      return pageOf(desk, request, held.slice(0, HELD_MENTIONS), access.take(request, 'mentions', limit))
    },
    'GET /2/users/:id/tweets': (request) => {
      access.either(request)
      const own = world.newest(({ author }) => author.id === request.params['id'])
      return pageOf(desk, request, own, access.take(request, 'own posts', 900))
    },
    'GET /2/tweets/search/recent': (request) => search(desk, request),
    'GET /2/usage/tweets': (request) => {
      access.app(request)
      const headers = access.take(request, 'usage', 50)
      return {
        headers,
        json: {
          data: {
            cap_reset_day: 1,
            project_id: '1',
            project_usage: String(desk.reads()),
            project_cap: '2000000',
          },
        },
      }
    },
    'GET /2/dm_events': (request) => letters(desk, request),
  }
}

const isRepost = ({ refers }: XSaid) => refers.some(({ type }) => type === 'retweeted')

function notFound({ params }: HttpRequest): never {
  throw refusals.missing(params['id'] ?? '')
}

function search(desk: XDesk, request: HttpRequest): HttpAnswer {
  const { world, access, now } = desk
  const limit = access.either(request) ? 300 : 450
  const query = request.query.get('query') ?? ''
  if (query === '') throw refusals.invalid('query', 'The `query` query parameter can not be empty')
  if (query.length > MAX_QUERY)
    throw refusals.invalid('query', `query: must be less than or equal to ${MAX_QUERY} characters`)
  const oldest = new Date(now().getTime() - WEEK_MS)
  const start = request.query.get('start_time')
  if (start !== null && new Date(start) < oldest)
    throw refusals.invalid(
      'start_time',
      `Invalid 'start_time':'${start}'. 'start_time' must be on or after ${oldest.toISOString()}`,
    )
  const found = world.newest((post) => post.at >= oldest && matchesQuery(query, post))
  return pageOf(desk, request, found, access.take(request, 'search', limit))
}

/** Newest first, from after the token, newer than `since_id`. */
function pageOf(
  desk: XDesk,
  request: HttpRequest,
  all: readonly XSaid[],
  headers: Record<string, string>,
): HttpAnswer {
  const { query } = request
  const asked = askedFields(query, desk.dialect)
  const max = Number(query.get('max_results') ?? 10)
  if (max < 5 || max > 100) throw refusals.invalid('max_results', 'max_results must be between 5 and 100')
  const token = query.get('next_token') ?? query.get('pagination_token')
  const [start, end, since] = [query.get('start_time'), query.get('end_time'), query.get('since_id')]
  const fitting = all.filter(
    ({ id, at }) =>
      (start === null || at >= new Date(start)) &&
      (end === null || at < new Date(end)) &&
      (since === null || BigInt(id) > BigInt(since)) &&
      (token === null || BigInt(id) < BigInt(token.slice(1))),
  )
  const page = fitting.slice(0, max)
  desk.count(page.length)
  const last = page.at(-1)
  const meta = {
    result_count: page.length,
    ...(page[0] && last && { newest_id: page[0].id, oldest_id: last.id }),
    ...(last && fitting.length > max && { next_token: `t${last.id}` }),
  }
  if (page.length === 0) return { headers, json: { meta } }
  const includes = shapeIncludes(desk.world, page, asked, desk.dialect)
  return { headers, json: { data: page.map((post) => shapePost(post, asked, desk.dialect)), includes, meta } }
}

/** Everything that is asked for by name; what X does not know by that name it refuses. */
export function askedFields(query: URLSearchParams, dialect: Dialect | 'any'): ReadonlySet<string> {
  const other = dialect === 'post' ? 'tweet.fields' : 'post.fields'
  if (dialect !== 'any' && query.has(other))
    throw refusals.invalid(
      other,
      `The query parameter [${other}] is not one of [expansions,media.fields,user.fields]`,
    )
  const lists = [
    'post.fields',
    'tweet.fields',
    'expansions',
    'user.fields',
    'media.fields',
    'place.fields',
    'dm_event.fields',
  ]
  return new Set(lists.flatMap((name) => (query.get(name) ?? '').split(',')).filter(Boolean))
}

function letters(desk: XDesk, request: HttpRequest): HttpAnswer {
  const { world, access } = desk
  const person = access.person(request)
  const headers = access.take(request, 'dm_events', 15)
  const asked = askedFields(request.query, 'any')
  const max = Number(request.query.get('max_results') ?? 100)
  const token = request.query.get('pagination_token')
  const own = world.letters
    .filter(({ people }) => people.includes(person))
    .toReversed()
    .filter(({ id }) => token === null || BigInt(id) < BigInt(token.slice(1)))
  const page = own.slice(0, max)
  const last = page.at(-1)
  const meta = { result_count: page.length, ...(last && own.length > max && { next_token: `t${last.id}` }) }
  if (page.length === 0) return { headers, json: { meta } }
  const people = new Map(page.flatMap((letter) => letter.people.map((one) => [one.id, one])))
  return {
    headers,
    json: {
      data: page.map(shapeLetter),
      ...(asked.has('sender_id') && {
        includes: { users: [...people.values()].map((one) => shapePerson(one, desk.dialect)) },
      }),
      meta,
    },
  }
}
