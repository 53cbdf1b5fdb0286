import { createHash } from 'node:crypto'
import { type HttpAnswer, type HttpRequest, jsonOf } from '../http/http-message.ts'
import type { HttpRoutes } from '../http/http-routes.ts'
import type { GithubPerson, GithubWorld } from './github-world.ts'

export const said = (status: number, message: string): HttpAnswer => ({ status, json: { message } })

const repoOf = ({ params }: HttpRequest) => `${params['owner']}/${params['repo']}`

export interface GithubDesk {
  world: GithubWorld
  repositories: ReadonlySet<string>
  /** Whose program asks. */
  me: (request: HttpRequest) => GithubPerson | undefined
}

export const githubRoutes = (desk: GithubDesk): HttpRoutes => ({ ...readRoutes(desk), ...writeRoutes(desk) })

function readRoutes({ world, repositories, me }: GithubDesk): HttpRoutes {
  const { issues, comments, people } = world
  return {
    'GET /user': (request) => {
      const person = me(request)
      // An app is no user.
      return person?.login.endsWith('[bot]') === false
        ? { json: person }
        : said(403, 'Resource not accessible by integration')
    },
    'GET /users/:name': ({ params }) => {
      const found = people.get(params['name'] ?? '')
      return found ? { json: found } : said(404, 'Not Found')
    },
    'GET /user/:id': ({ params }) => {
      const found = [...people.values()].find(({ id }) => String(id) === params['id'])
      return found ? { json: found } : said(404, 'Not Found')
    },
    'GET /repos/:owner/:repo': (request) => {
      const name = repoOf(request)
      return repositories.has(name) ? { json: { full_name: name, private: false } } : said(404, 'Not Found')
    },
    'GET /repos/:owner/:repo/issues': (request) => {
      const mine = issues.filter(({ repo, discussion }) => repo === repoOf(request) && !discussion)
      return list(request, mine)
    },
    'GET /repos/:owner/:repo/issues/comments': (request) => {
      const mine = comments.filter(({ repo, line }) => repo === repoOf(request) && !line)
      return list(request, mine)
    },
    'GET /repos/:owner/:repo/pulls/comments': (request) => {
      const mine = comments.filter(({ repo, line }) => repo === repoOf(request) && line)
      return list(request, mine)
    },
    'GET /repos/:owner/:repo/:sort/:number/comments': (request) => {
      const { number: wanted, sort } = request.params
      const mine = comments.filter(
        ({ repo, number, line }) =>
          repo === repoOf(request) && String(number) === wanted && line === (sort === 'pulls'),
      )
      return list(request, mine)
    },
    'GET /search/issues': ({ query }) => ({ json: search(world, query.get('q') ?? '') }),
  }
}

type Reactable = { reactions: { total_count: number } }

function writeRoutes(desk: GithubDesk): HttpRoutes {
  const { issues, comments } = desk.world
  const kept = new Map<number, { of: object; by: number | undefined; content: unknown }>()
  let lastId = 0
  const react = (request: HttpRequest, found: Reactable | undefined): HttpAnswer => {
    if (found === undefined) return said(404, 'Not Found')
    const { content } = jsonOf(request)
    const by = desk.me(request)?.id
    const [same] =
      [...kept].find(([, one]) => one.of === found && one.by === by && one.content === content) ?? []
    if (same !== undefined) return { json: { id: same, content } }
    found.reactions.total_count += 1
    kept.set((lastId += 1), { of: found, by, content })
    return { status: 201, json: { id: lastId, content } }
  }
  const unreact = ({ params }: HttpRequest, found: Reactable | undefined): HttpAnswer => {
    const id = Number(params['reaction'])
    if (found === undefined || kept.get(id)?.of !== found) return said(404, 'Not Found')
    kept.delete(id)
    found.reactions.total_count -= 1
    return { status: 204 }
  }
  const issueAt = (request: HttpRequest) => {
    const number = Number(request.params['number'])
    return issues.find((issue) => issue.repo === repoOf(request) && issue.number === number)
  }
  const commentAt = ({ params }: HttpRequest) => comments.findIndex(({ id }) => String(id) === params['id'])
  return {
    'POST /repos/:owner/:repo/issues/:number/comments': (request) => write(desk, request, {}),
    'POST /repos/:owner/:repo/pulls/:number/comments/:id/replies': (request) =>
      write(desk, request, { line: true, inReplyTo: Number(request.params['id']) }),
    'POST /repos/:owner/:repo/:sort/comments/:id/reactions': (request) =>
      react(request, comments[commentAt(request)]),
    'POST /repos/:owner/:repo/issues/:number/reactions': (request) => react(request, issueAt(request)),
    'DELETE /repos/:owner/:repo/:sort/comments/:id/reactions/:reaction': (request) =>
      unreact(request, comments[commentAt(request)]),
    'DELETE /repos/:owner/:repo/issues/:number/reactions/:reaction': (request) =>
      unreact(request, issueAt(request)),
    'DELETE /repos/:owner/:repo/:sort/comments/:id': (request) => {
      const at = commentAt(request)
      if (at < 0) return said(404, 'Not Found')
      comments.splice(at, 1)
      return { status: 204 }
    },
    'POST /graphql': (request) => graphql(desk, request),
  }
}

function write(
  { world, me }: GithubDesk,
  request: HttpRequest,
  rest: { line?: boolean; inReplyTo?: number },
): HttpAnswer {
  const { body } = jsonOf(request)
  const by = me(request)
  const repo = repoOf(request)
  const number = Number(request.params['number'])
  if (typeof body !== 'string' || body.trim() === '' || by === undefined)
    return said(422, 'Validation Failed')
  if (!world.issues.some((issue) => issue.repo === repo && issue.number === number))
    return said(404, 'Not Found')
  return { status: 201, json: world.comment(repo, number, { by, text: body, ...rest }) }
}

function search({ issues, comments }: GithubWorld, q: string) {
  const login = /mentions:(\S+)/.exec(q)?.[1] ?? ''
  const since = /updated:>=(\S+)/.exec(q)?.[1] ?? ''
  const named = (text: string) => text.includes(`@${login}`)
  const found = issues.filter(
    ({ repo, number, body, updated_at: at }) =>
      at >= since &&
      (named(body) || comments.some((one) => one.repo === repo && one.number === number && named(one.body))),
  )
  const items = found.toSorted((one, other) => one.updated_at.localeCompare(other.updated_at)).slice(0, 100)
  return { total_count: found.length, incomplete_results: false, items }
}

function graphql({ world, me }: GithubDesk, request: HttpRequest): HttpAnswer {
  const { query, variables } = jsonOf(request) as {
    query: string
    variables: { input: Record<string, string> }
  }
  const by = me(request)
  const thread = world.issues.find(({ node_id: id }) => id === variables.input['discussionId'])
  if (!query.includes('addDiscussionComment') || thread === undefined || by === undefined)
    return { json: { data: null, errors: [{ message: 'Could not resolve to a node' }] } }
  const text = variables.input['body'] ?? ''
  const { id, node_id: nodeId, html_url: url } = world.comment(thread.repo, thread.number, { by, text })
  return { json: { data: { addDiscussionComment: { comment: { databaseId: id, id: nodeId, url } } } } }
}

/** By the order of changes, from `since` on, page by page; the same again is 304. */
function list(
  { query, headers }: HttpRequest,
  all: readonly { updated_at: string; id: number }[],
): HttpAnswer {
  const since = query.get('since') ?? ''
  const size = Math.min(Number(query.get('per_page') ?? 30), 100)
  const page = Number(query.get('page') ?? 1)
  const found = all
    .filter(({ updated_at: at }) => at >= since)
    .toSorted((one, other) => one.updated_at.localeCompare(other.updated_at) || one.id - other.id)
    .slice((page - 1) * size, page * size)
  const etag = `W/"${createHash('sha1').update(JSON.stringify(found)).digest('hex')}"`
  if (headers['if-none-match'] === etag) return { status: 304, headers: { etag } }
  return { json: found, headers: { etag } }
}
