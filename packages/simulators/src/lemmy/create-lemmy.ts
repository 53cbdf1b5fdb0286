import { type HttpAnswer, type HttpRequest, jsonOf } from '../http/http-message.ts'
import { startHttpServer } from '../http/start-http-server.ts'
import { inboxRoutes, publicRoutes, refused } from './lemmy-reading.ts'
import { createShapes } from './lemmy-shape.ts'
import type { LemmyPerson } from './lemmy-types.ts'
import { createLemmyWorld } from './lemmy-world.ts'
import { writingRoutes } from './lemmy-writing.ts'

export interface LemmyOptions {
  now?: () => Date
  port?: number
}

export type LemmySimulator = Awaited<ReturnType<typeof createLemmy>>

/** A Lemmy instance of version 0.19: tokens by password, inbox, communities, search; limits that do not say when they end. */
export async function createLemmy({ now = () => new Date(), port = 0 }: LemmyOptions = {}) {
  let address = ''
  const world = createLemmyWorld({ now })
  const tokens = new Map<string, LemmyPerson>()
  const signIns = { count: 0 }
  let limitedUntil = 0
  let issued = 0

  const bearer = ({ headers }: HttpRequest) => /^Bearer (.+)$/.exec(headers['authorization'] ?? '')?.[1] ?? ''
  const me = (request: HttpRequest): LemmyPerson => {
    const person = tokens.get(bearer(request))
    if (person === undefined) throw new Error('the guard lets nobody else in')
    return person
  }
  function letIn(person: LemmyPerson): string {
    const token = `jwt.${person.name}.${(issued += 1)}`
    tokens.set(token, person)
    return token
  }
  function login(request: HttpRequest): HttpAnswer {
    const { username_or_email: name, password } = jsonOf(request)
    const person = world.people.find((one) => one.name === name && one.host === null)
    if (person === undefined || person.password !== password) return refused(401, 'incorrect_login')
    signIns.count += 1
    return { json: { jwt: letIn(person), registration_created: false, verify_email_sent: false } }
  }

  const deps = { world, shapes: createShapes({ world, url: () => address }), me, version: '0.19.12' }
  const server = await startHttpServer({
    port,
    guard(request) {
      // Versions differ: a status alone, or a word in an answer of another status.
      if (now().getTime() < limitedUntil)
        return request.path.endsWith('/list') ? { status: 429 } : refused(400, 'rate_limit_error')
      if (request.path === '/api/v3/user/login') return null
      return tokens.has(bearer(request)) ? null : refused(401, 'not_logged_in')
    },
    notFound: () => ({ status: 404, body: 'Not found' }),
    routes: {
      'POST /api/v3/user/login': login,
      ...inboxRoutes(deps),
      ...publicRoutes(deps),
      ...writingRoutes(deps),
    },
  })
  address = server.url
  return {
    ...server,
    world,
    letIn,
    /** Every token that was given out. */
    revoke: () => tokens.clear(),
    signIns,
    /** Nothing more for this long. */
    limit(ms: number) {
      limitedUntil = now().getTime() + ms
    },
    [Symbol.asyncDispose]: server.close,
  }
}
