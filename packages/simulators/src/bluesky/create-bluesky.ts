import { type HttpAnswer, type HttpRequest, jsonOf } from '../http/http-message.ts'
import { startHttpServer } from '../http/start-http-server.ts'
import { chatRoutes } from './bsky-chat.ts'
import { feedRoutes, refused } from './bsky-feeds.ts'
import { repoRoutes } from './bsky-repo.ts'
import { type BskyPerson, createBskyWorld } from './bsky-world.ts'

export interface BlueskyOptions {
  now?: () => Date
  port?: number
  /** How long an access token lives. Default two hours. */
  tokenMs?: number
}

export type Bluesky = Awaited<ReturnType<typeof createBluesky>>

/** One server that is the account's own and the network's: sign-in with tokens that end, posts, notifications, chat. */
export async function createBluesky(options: BlueskyOptions = {}) {
  const { now = () => new Date(), tokenMs = 7_200_000 } = options
  let address = ''
  let mayChat = true
  let limitedUntil = 0
  let limitsNextPostMs = 0
  const world = createBskyWorld({ now })
  const sessions = createSessions({ now, tokenMs })
  const me = (request: HttpRequest) => {
    const person = sessions.holder(request)
    if (person === null) throw new Error('the guard lets nobody else in')
    return person
  }
  const deps = { world, url: () => address, me }
  const server = await startHttpServer({
    port: options.port ?? 0,
    guard(request) {
      if (request.path.startsWith('/img/')) return null
      if (limitsNextPostMs > 0 && request.path.endsWith('com.atproto.repo.createRecord')) {
        limitedUntil = now().getTime() + limitsNextPostMs
        limitsNextPostMs = 0
      }
      if (now().getTime() < limitedUntil)
        return {
          status: 429,
          headers: { 'ratelimit-reset': String(Math.ceil(limitedUntil / 1000)), 'ratelimit-remaining': '0' },
          json: { error: 'RateLimitExceeded', message: 'Rate Limit Exceeded' },
        }
      return request.path.includes('com.atproto.server.') ? null : sessions.refuse(request)
    },
    notFound: () => refused('XRPCNotSupported', 'Method Not Implemented', 404),
    routes: {
      'POST /xrpc/com.atproto.server.createSession': sessions.create,
      'POST /xrpc/com.atproto.server.refreshSession': sessions.refresh,
      ...feedRoutes(deps),
      ...repoRoutes(deps),
      ...chatRoutes({ ...deps, mayChat: () => mayChat }),
    },
  })
  address = server.url

  return {
    ...server,
    world,
    join: world.join,
    /** @returns the app password. */
    letIn: sessions.letIn,
    /** How often somebody signed in with a password, and with a refresh token. */
    signIns: sessions.counts,
    say: (skeet: Parameters<typeof world.say>[0]) => world.say(skeet),
    whisper: (...args: Parameters<typeof world.whisper>) => world.whisper(...args),
    like: (...args: Parameters<typeof world.like>) => world.like(...args),
    saidBy: ({ did }: BskyPerson) => [...world.posts.values()].filter(({ by }) => by.did === did),
    allowChat: (may: boolean) => void (mayChat = may),
    limit: (ms: number) => void (limitedUntil = now().getTime() + ms),
    /** Refuses the next post, whenever it comes, and everything for so long from then on. */
    limitNextPost: (ms: number) => void (limitsNextPostMs = ms),
    expireTokens: sessions.expire,
  }
}

function createSessions({ now, tokenMs }: { now: () => Date; tokenMs: number }) {
  const passwords = new Map<string, { person: BskyPerson; password: string }>()
  const access = new Map<string, { person: BskyPerson; endsAt: number }>()
  const refreshing = new Map<string, BskyPerson>()
  const counts = { created: 0, refreshed: 0 }
  const bearer = ({ headers }: HttpRequest) => (headers['authorization'] ?? '').replace(/^Bearer /, '')

  function issue(person: BskyPerson): HttpAnswer {
    const serial = counts.created + counts.refreshed
    const [accessJwt, refreshJwt] = [
      `access-${person.handle}-${serial}`,
      `refresh-${person.handle}-${serial}`,
    ]
    access.set(accessJwt, { person, endsAt: now().getTime() + tokenMs })
    refreshing.set(refreshJwt, person)
    return { json: { did: person.did, handle: person.handle, accessJwt, refreshJwt, active: true } }
  }

  return {
    counts,
    letIn(person: BskyPerson): string {
      const password = `app-${person.handle}`
      passwords.set(person.handle, { person, password })
      return password
    },
    expire() {
      for (const token of access.values()) token.endsAt = 0
    },
    holder: (request: HttpRequest) => access.get(bearer(request))?.person ?? null,
    refuse(request: HttpRequest): HttpAnswer | null {
      const token = access.get(bearer(request))
      if (token === undefined) return refused('AuthMissing', 'Authentication Required', 401)
      return token.endsAt > now().getTime() ? null : refused('ExpiredToken', 'Token has expired')
    },
    create(request: HttpRequest): HttpAnswer {
      const { identifier, password } = jsonOf(request)
      const known = passwords.get(String(identifier))
      if (known === undefined || known.password !== password)
        return refused('AuthenticationRequired', 'Invalid identifier or password', 401)
      counts.created += 1
      return issue(known.person)
    },
    /** Works once: whoever uses it again is refused. */
    refresh(request: HttpRequest): HttpAnswer {
      const token = bearer(request)
      const person = refreshing.get(token)
      if (person === undefined) return refused('ExpiredToken', 'Token has been revoked')
      refreshing.delete(token)
      counts.refreshed += 1
      return issue(person)
    },
  }
}
