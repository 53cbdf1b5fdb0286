import { createPrivateKey, sign } from 'node:crypto'
import type { Clock } from '@hubbub/contracts'
import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { CredentialKeeper } from '../context.ts'
import { createKeptToken } from '../tokens/kept-token.ts'
import { type AppKey, credentialsSchema, type GithubCredentials, isApp } from './config.ts'

export interface TokenDeps {
  keeper: CredentialKeeper
  clock: Clock
  /** Asks in the app's own name. */
  ask(route: string, params: object, authorization: string): Promise<{ data: unknown }>
}

const grantedSchema = z.object({ token: z.string(), expires_at: z.iso.datetime({ offset: true }) })

/** A person's token, which is what it is, or those that an app gets for its installation, an hour each. */
export function createTokens(credentials: GithubCredentials, { keeper, clock, ask }: TokenDeps) {
  const asApp = (app: AppKey) => `Bearer ${signFor(app, clock.now())}`
  const tokens = createKeptToken({
    credentials,
    parse: (stored) => credentialsSchema.parse(stored),
    fetchToken: async (known) => {
      if (!isApp(known)) throw new ChannelError({ class: 'reauthorize', message: 'There is no app' })
      const route = 'POST /app/installations/{installation_id}/access_tokens'
      const { data } = await ask(route, { installation_id: known.installationId }, asApp(known))
      const granted = grantedSchema.safeParse(data)
      if (!granted.success)
        throw new ChannelError({ class: 'retry', message: 'GitHub gave no token for the installation' })
      return { ...known, accessToken: granted.data.token, expiresAt: granted.data.expires_at }
    },
    keeper,
    clock,
  })
  const { token } = credentials
  return {
    get: async (): Promise<string> => token ?? (await tokens.get()),
    /** Null: it cannot be. */
    replace: async (refused: string): Promise<string | null> =>
      token === null ? await tokens.replace(refused) : null,
    /** How the app speaks for itself; null: a person's token speaks. */
    asApp: (): string | null => (token === null && isApp(credentials) ? asApp(credentials) : null),
  }
}

/** https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app */
function signFor({ appId, privateKey }: AppKey, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000)
  // Clocks go wrong by less than the minute; it may count for ten.
  const claims = { iat: seconds - 60, exp: seconds + 9 * 60, iss: appId }
  const said = [{ alg: 'RS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  try {
    const signature = sign('RSA-SHA256', Buffer.from(said), createPrivateKey(privateKey))
    return `${said}.${signature.toString('base64url')}`
  } catch {
    throw new ChannelError({ class: 'reauthorize', message: 'The private key of the app cannot be read' })
  }
}
