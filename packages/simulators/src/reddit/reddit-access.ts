import { type HttpAnswer, type HttpRequest, textOf } from '../http/http-message.ts'
import type { RedditPerson } from './reddit-types.ts'

const allScopes = 'identity privatemessages read submit history edit vote'
const lifeMs = 86_400_000

/** https://github.com/reddit-archive/reddit/wiki/OAuth2 */
export function createRedditAccess({
  now,
  people,
}: {
  now: () => Date
  people: ReadonlyMap<string, RedditPerson>
}) {
  const apps = new Map([['client', 'secret']])
  const refreshTokens = new Map<string, { person: RedditPerson; scope: string }>()
  const accessTokens = new Map<string, { person: RedditPerson; scope: string; until: number }>()
  let issued = 0

  const unauthorised: HttpAnswer = {
    status: 401,
    json: { message: 'Unauthorized', error: 401 },
    headers: { 'www-authenticate': 'Bearer realm="reddit", error="invalid_token"' },
  }

  function grant(person: RedditPerson, scope: string, refresh?: string): HttpAnswer {
    const token = `access-${person.name}-${(issued += 1)}`
    accessTokens.set(token, { person, scope, until: now().getTime() + lifeMs })
    return {
      json: {
        access_token: token,
        token_type: 'bearer',
        expires_in: lifeMs / 1000,
        scope,
        ...(refresh !== undefined && { refresh_token: refresh }),
      },
    }
  }

  return {
    /** @returns the refresh token of this person for our app. */
    letIn(person: RedditPerson, scope = allScopes): string {
      const token = `refresh-${person.name}`
      refreshTokens.set(token, { person, scope })
      return token
    },
    revoke: (person: RedditPerson) => void refreshTokens.delete(`refresh-${person.name}`),
    endTokens: () => accessTokens.clear(),
    issued: () => issued,
    who(request: HttpRequest): RedditPerson | null {
      const found = accessTokens.get(/^bearer (.+)$/i.exec(request.headers['authorization'] ?? '')?.[1] ?? '')
      return found !== undefined && found.until > now().getTime() ? found.person : null
    },
    unauthorised,
    token(request: HttpRequest): HttpAnswer {
      const basic = /^basic (.+)$/i.exec(request.headers['authorization'] ?? '')?.[1] ?? ''
      const [client = '', secret] = Buffer.from(basic, 'base64').toString().split(':')
      if (apps.get(client) !== secret) return { status: 401, json: { message: 'Unauthorized', error: 401 } }
      const form = new URLSearchParams(textOf(request))
      if (form.get('grant_type') === 'password') {
        const person = people.get((form.get('username') ?? '').toLowerCase())
        // What is wrong with a password is said in an answer that looks like success.
        if (person === undefined || person.password !== form.get('password'))
          return { json: { error: 'invalid_grant' } }
        return grant(person, '*')
      }
      const refresh = form.get('refresh_token') ?? ''
      const found = refreshTokens.get(refresh)
      if (found === undefined) return { status: 400, json: { message: 'Bad Request', error: 400 } }
      return grant(found.person, found.scope, refresh)
    },
  }
}
