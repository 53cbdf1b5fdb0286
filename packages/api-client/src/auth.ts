import { createAuthClient } from 'better-auth/client'
import { twoFactorClient } from 'better-auth/client/plugins'
import { ProblemError } from './problem-error.ts'

export interface AuthOptions {
  /** Origin; empty in a browser on the same origin. */
  baseUrl?: string
  fetch?: typeof fetch
}

export type Auth = ReturnType<typeof createAuth>

/** Sign-in and all that a person does to their own account; every refusal is a `ProblemError`. */
export function createAuth({
  baseUrl = globalThis.location?.origin ?? '',
  fetch: fetchImplementation,
}: AuthOptions = {}) {
  const client = createAuthClient({
    baseURL: `${baseUrl}/api/auth`,
    plugins: [twoFactorClient()],
    ...(fetchImplementation && { fetchOptions: { customFetchImpl: fetchImplementation } }),
  })
  return {
    ...passwordActions(client),
    ...sessionActions(client),
    twoFactor: twoFactorActions(client),
  }
}

type Client = ReturnType<typeof createAuthClient<{ plugins: [ReturnType<typeof twoFactorClient>] }>>

function passwordActions(client: Client) {
  return {
    /** `twoFactor`: the password was right and a code is asked for before the session begins. */
    async signIn(input: {
      email: string
      password: string
      rememberMe?: boolean
    }): Promise<{ twoFactor: boolean }> {
      const data = await unwrap(client.signIn.email(input))
      return { twoFactor: 'twoFactorRedirect' in data && data.twoFactorRedirect === true }
    },
    /** Where the browser has to go. */
    async signInWithOidc(input: {
      providerId: string
      callbackUrl: string
      errorUrl: string
    }): Promise<{ url: string }> {
      const data = await unwrap(
        client.signIn.social({
          provider: input.providerId,
          callbackURL: input.callbackUrl,
          errorCallbackURL: input.errorUrl,
          disableRedirect: true,
        }),
      )
      if (!data.url)
        throw new ProblemError({
          code: 'auth.no_redirect',
          status: 502,
          title: 'The sign-on service gave no address',
        })
      return { url: data.url }
    },
    requestPasswordReset: async (input: { email: string; redirectTo: string }) =>
      void (await unwrap(client.requestPasswordReset(input))),
    resetPassword: async (input: { token: string; newPassword: string }) =>
      void (await unwrap(client.resetPassword(input))),
    changePassword: async (input: {
      currentPassword: string
      newPassword: string
      revokeOtherSessions?: boolean
    }) => void (await unwrap(client.changePassword(input))),
  }
}

function sessionActions(client: Client) {
  return {
    signOut: async () => void (await unwrap(client.signOut())),
    sessions: () => unwrap(client.listSessions()),
    currentSession: async () => (await client.getSession()).data,
    revokeSession: async (token: string) => void (await unwrap(client.revokeSession({ token }))),
    revokeOtherSessions: async () => void (await unwrap(client.revokeOtherSessions())),
  }
}

function twoFactorActions(client: Client) {
  return {
    /** Starts it; it counts only once `verifyTotp` has seen a code. */
    async enable(password: string): Promise<{ totpURI: string; backupCodes: string[] }> {
      const data = await unwrap(client.twoFactor.enable({ password }))
      if ('totpURI' in data) return data
      throw new ProblemError({
        code: 'auth.no_totp',
        status: 502,
        title: 'The server offers no authenticator codes',
      })
    },
    disable: async (password: string) => void (await unwrap(client.twoFactor.disable({ password }))),
    verifyTotp: async (input: { code: string; trustDevice?: boolean }) =>
      void (await unwrap(client.twoFactor.verifyTotp(input))),
    verifyBackupCode: async (input: { code: string }) =>
      void (await unwrap(client.twoFactor.verifyBackupCode(input))),
    newBackupCodes: (password: string) => unwrap(client.twoFactor.generateBackupCodes({ password })),
  }
}

interface Reply<T> {
  data: T | null
  error: {
    status: number
    statusText: string
    message?: string | undefined
    code?: string | undefined
  } | null
}

async function unwrap<T>(request: Promise<Reply<T>>): Promise<NonNullable<T>> {
  const { data, error } = await request
  if (error === null && data !== null && data !== undefined) return data
  const status = error?.status ?? 0
  throw new ProblemError({
    code: error?.code ?? 'auth.failed',
    status,
    title: error?.message ?? (error?.statusText || 'The server cannot be reached'),
  })
}
