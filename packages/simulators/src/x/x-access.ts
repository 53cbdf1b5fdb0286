import type { HttpRequest } from '../http/http-message.ts'
import { refusals, XRefusal, type XPerson } from './x-types.ts'

const WINDOW_MS = 15 * 60_000
const TOKEN_MS = 2 * 3_600_000

export type XAccess = ReturnType<typeof createXAccess>

/** Who may come in, and how often: tokens that end, refresh tokens that work once, windows of fifteen minutes. */
export function createXAccess(now: () => Date) {
  const users = new Map<string, { person: XPerson; endsAt: number }>()
  const refreshers = new Map<string, XPerson>()
  const apps = new Set<string>()
  const windows = createWindows(now)
  let counter = 0

  function grant(person: XPerson) {
    counter += 1
    const [access, refresh] = [`access-${person.id}-${counter}`, `refresh-${person.id}-${counter}`]
    users.set(access, { person, endsAt: now().getTime() + TOKEN_MS })
    refreshers.set(refresh, person)
    return { access, refresh }
  }

  const tokenOf = ({ headers }: HttpRequest) => (headers['authorization'] ?? '').replace(/^Bearer /, '')

  return {
    letIn: grant,
    addApp(token: string) {
      apps.add(token)
      return token
    },
    /** All access tokens end now. */
    endTokens() {
      for (const entry of users.values()) entry.endsAt = 0
    },
    person(request: HttpRequest): XPerson {
      const found = users.get(tokenOf(request))
      if (!found || found.endsAt <= now().getTime()) throw refusals.unauthorized()
      return found.person
    },
    app(request: HttpRequest) {
      if (apps.has(tokenOf(request))) return
      throw users.has(tokenOf(request)) ? refusals.wrongToken() : refusals.unauthorized()
    },
    either(request: HttpRequest): XPerson | null {
      return apps.has(tokenOf(request)) ? null : this.person(request)
    },
    refresh(token: string) {
      const person = refreshers.get(token)
      refreshers.delete(token)
      if (!person)
        throw new XRefusal(400, {
          error: 'invalid_request',
          error_description: 'Value passed for the token was invalid.',
        })
      const { access, refresh } = grant(person)
      return {
        token_type: 'bearer',
        expires_in: TOKEN_MS / 1000,
        access_token: access,
        refresh_token: refresh,
        scope: 'tweet.read tweet.write users.read dm.read dm.write offline.access',
      }
    },
    take: (request: HttpRequest, endpoint: string, limit: number) =>
      windows.take(`${tokenOf(request)} ${endpoint}`, limit),
    exhaust: windows.exhaust,
  }
}

/** What is granted in stretches of fifteen minutes. */
function createWindows(now: () => Date) {
  const windows = new Map<string, { left: number; resetsAt: number }>()
  let emptyUntil = 0
  return {
    /** Takes one. @returns the headers that say what is left. */
    take(key: string, limit: number): Record<string, string> {
      const at = now().getTime()
      const window = windows.get(key)
      const open = window && window.resetsAt > at ? window : { left: limit, resetsAt: at + WINDOW_MS }
      if (emptyUntil > at) {
        open.left = 0
        open.resetsAt = emptyUntil
      }
      windows.set(key, open)
      const ok = open.left > 0
      if (ok) open.left -= 1
      const headers = {
        'x-rate-limit-limit': String(limit),
        'x-rate-limit-remaining': String(open.left),
        'x-rate-limit-reset': String(Math.ceil(open.resetsAt / 1000)),
      }
      if (!ok) throw refusals.limited(headers)
      return headers
    },
    /** Nothing more is granted for so long. */
    exhaust(this: void, ms: number) {
      emptyUntil = now().getTime() + ms
    },
  }
}
