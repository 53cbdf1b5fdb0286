import type { Keyring } from '@hubbub/runtime'
import type { Database } from '@hubbub/database'
import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { genericOAuth, twoFactor } from 'better-auth/plugins'
import { log } from '../log.ts'
import { hashPassword, verifyPassword } from './passwords.ts'
import { sessionPlugin } from './session-plugin.ts'

export interface OidcSettings {
  issuer: string
  clientId: string
  clientSecret: string | undefined
  name: string
  /** Also where the provider does not say that it verified the address. */
  trustEmail: boolean
}

export interface AuthDeps {
  /** As the sign-in role, which reaches nothing else. */
  database: Database['auth']
  keyring: Keyring
  publicUrl: string
  trustedOrigins: readonly string[]
  oidc: OidcSettings | null
  /** Null where no mail can be sent. */
  sendPasswordReset: ((email: string, token: string) => Promise<unknown>) | null
  /** Whether an address is a member somewhere or is invited: nobody else gets an account. */
  isExpected: (email: string) => Promise<boolean>
  /** Tries of a password and of a code by one address, per minute. */
  attemptsPerMinute: number
}

export const oidcProviderId = 'oidc'
/** The header in which the middleware hands over the address it has worked out itself. */
export const clientIpHeader = 'x-hubbub-client-ip'

export type Auth = ReturnType<typeof createAuth>

/** Passwords, sessions, second factors and sign-on, at /api/auth. Accounts are made by setup and invitations only. */
export function createAuth(deps: AuthDeps) {
  const { database, publicUrl, oidc } = deps
  return betterAuth({
    appName: 'Hubbub',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secrets: secretsOf(deps.keyring),
    database: prismaAdapter(database, { provider: 'postgresql', transaction: true }),
    trustedOrigins: [...deps.trustedOrigins],
    ...tables,
    user: {
      ...tables.user,
      validateUserInfo: async ({ user, source }) => await refusal(deps, user, source.method),
    },
    emailAndPassword: passwordOptions(deps),
    account: {
      ...tables.account,
      encryptOAuthTokens: true,
      accountLinking: { trustedProviders: [oidcProviderId] },
    },
    rateLimit: {
      ...tables.rateLimit,
      enabled: true,
      storage: 'database',
      window: 60,
      max: Math.max(deps.attemptsPerMinute * 4, 100),
      customRules: attemptRules(deps.attemptsPerMinute),
    },
    disabledPaths,
    advanced: {
      cookiePrefix: 'hubbub',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      disableCSRFCheck: false,
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: [clientIpHeader] },
      // Awaiting the mail would tell by the time it takes whether there is an account.
      backgroundTasks: { handler: (task) => void task.catch(logFailure) },
    },
    logger: {
      level: 'warn',
      log: (level, message) => log[level === 'debug' ? 'debug' : 'info']({ from: 'sign-in' }, message),
    },
    telemetry: { enabled: false },
    plugins: [
      twoFactor({ issuer: 'Hubbub', schema: { twoFactor: { modelName: 'authTwoFactor' } } }),
      sessionPlugin,
      ...(oidc === null ? [] : [signOn(oidc)]),
    ],
  })
}

const tables = {
  user: { modelName: 'authUser' },
  session: { modelName: 'authSession', expiresIn: 14 * 86_400, updateAge: 86_400 },
  account: { modelName: 'authAccount' },
  verification: { modelName: 'authVerification', storeIdentifier: 'hashed' },
  rateLimit: { modelName: 'authRateLimit' },
} as const satisfies BetterAuthOptions

const disabledPaths = [
  '/sign-up/email',
  '/change-email',
  '/delete-user',
  '/delete-user/callback',
  '/send-verification-email',
  '/verify-email',
  '/update-session',
  '/link-social',
  '/unlink-account',
  '/get-access-token',
  '/refresh-token',
  '/account-info',
]

function passwordOptions({
  sendPasswordReset,
}: AuthDeps): NonNullable<BetterAuthOptions['emailAndPassword']> {
  return {
    enabled: true,
    disableSignUp: true,
    minPasswordLength: 10,
    maxPasswordLength: 200,
    password: { hash: hashPassword, verify: verifyPassword },
    revokeSessionsOnPasswordReset: true,
    ...(sendPasswordReset !== null && {
      sendResetPassword: async ({ user, token }) => void (await sendPasswordReset(user.email, token)),
    }),
  }
}

function attemptRules(max: number) {
  const rule = { window: 60, max }
  return {
    '/sign-in/*': rule,
    '/two-factor/*': rule,
    '/request-password-reset': rule,
    '/reset-password': rule,
    '/change-password': rule,
    '/verify-password': rule,
    '/get-session': false as const,
  }
}

async function refusal(
  { isExpected, oidc }: AuthDeps,
  user: { email?: string; emailVerified?: boolean },
  method: string,
) {
  if (method !== 'oauth') return undefined
  if (user.emailVerified !== true && oidc?.trustEmail !== true) return { error: 'email_not_verified' }
  if (user.email !== undefined && (await isExpected(user.email))) return undefined
  return { error: 'not_invited', errorDescription: 'Nobody has invited this address' }
}

function signOn({ issuer, clientId, clientSecret, name }: OidcSettings) {
  return genericOAuth({
    config: [
      {
        providerId: oidcProviderId,
        name,
        discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        clientId,
        ...(clientSecret !== undefined && { clientSecret }),
        scopes: ['openid', 'email', 'profile'],
        pkce: true,
        requireIdTokenVerification: true,
      },
    ],
  })
}

// The version of a secret is its fingerprint, so that it stays the same when another one is put before it.
function secretsOf(keyring: Keyring) {
  return keyring
    .keysFor('sign-in')
    .map(({ id, bytes }) => ({ version: Number.parseInt(id, 16), value: bytes.toString('base64url') }))
}

function logFailure(error: unknown): void {
  log.warn({ err: error }, 'a task of sign-in failed')
}
