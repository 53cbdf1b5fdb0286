import { createHmac, randomUUID } from 'node:crypto'
import type { HttpRequest } from '../http/http-message.ts'
import { startHttpServer } from '../http/start-http-server.ts'
import { createApps } from './github-apps.ts'
import { githubRoutes, said } from './github-routes.ts'
import { createGithubWorld, type GithubPerson } from './github-world.ts'

export interface GithubOptions {
  now?: () => Date
  /** Requests in an hour. */
  rateLimit?: number
}

export type Github = Awaited<ReturnType<typeof createGithub>>

/** GitHub's REST API as https://docs.github.com/en/rest describes it, with limits, conditional requests and webhooks. */
export async function createGithub({ now = () => new Date(), rateLimit = 5000 }: GithubOptions = {}) {
  let address = ''
  const world = createGithubWorld({ api: () => address, now })
  const repositories = new Set<string>()
  const tokens = new Map<string, { person: GithubPerson; endsAt: number }>()
  const apps = createApps({ tokens, now })
  const asked: string[] = []
  let used = 0
  let limitedUntil = 0
  const me = ({ headers }: HttpRequest) => {
    const token = tokens.get((headers['authorization'] ?? '').replace(/^(token|bearer) /i, ''))
    return token !== undefined && token.endsAt > now().getTime() ? token.person : undefined
  }

  const server = await startHttpServer({
    guard(request) {
      asked.push(`${request.method} ${request.path}`)
      const isLetIn = apps.judges(request) || me(request) !== undefined
      if (!isLetIn) return said(401, 'Bad credentials')
      const left = limitedUntil - now().getTime()
      if (left <= 0) return null
      const headers = { 'retry-after': String(Math.ceil(left / 1000)) }
      return { ...said(403, 'You have exceeded a secondary rate limit.'), headers }
    },
    seal(request, answer) {
      if (answer.status === 304 || answer.status === 401) return answer
      used += 1
      const headers = {
        'x-ratelimit-limit': String(rateLimit),
        'x-ratelimit-remaining': String(Math.max(0, rateLimit - used)),
        'x-ratelimit-reset': String(Math.floor(now().getTime() / 1000) + 3600),
      }
      if (used > rateLimit)
        return { ...said(403, `API rate limit exceeded for ${me(request)?.login}.`), headers }
      return { ...answer, headers: { ...headers, ...answer.headers } }
    },
    notFound: () => said(404, 'Not Found'),
    routes: { ...githubRoutes({ world, repositories, me }), ...apps.routes },
  })
  address = server.url

  return {
    ...server,
    ...world,
    asked: asked as readonly string[],
    repository: (name: string) => void repositories.add(name),
    /** @returns the token with which this person's program speaks. */
    letIn(person: GithubPerson): string {
      const token = `ghp_${person.login}${tokens.size}`
      tokens.set(token, { person, endsAt: Infinity })
      return token
    },
    /** An app that is installed, as whom it writes, and the key it signs with. */
    install: (slug: string) => apps.add(world.join(`${slug}[bot]`)),
    /** How many tokens apps have been given. */
    granted: apps.granted,
    /** All tokens of apps end now. */
    endTokens() {
      for (const token of tokens.values()) if (token.endsAt !== Infinity) token.endsAt = 0
    },
    call: callOf,
    limit: (ms: number) => {
      limitedUntil = now().getTime() + ms
    },
  }
}

/** A call as GitHub makes it. */
function callOf(event: string, payload: object, secret: string) {
  const body = JSON.stringify(payload)
  const signature = createHmac('sha256', secret).update(body).digest('hex')
  const headers = {
    'content-type': 'application/json',
    'x-github-event': event,
    'x-github-delivery': randomUUID(),
    'x-hub-signature-256': `sha256=${signature}`,
  }
  return { headers, body }
}
