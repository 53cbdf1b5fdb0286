import { AppError } from '@hubbub/contracts'
import { expectDatabase } from '@hubbub/database'
import type { SignedIn } from '../identity.ts'
import type { Auth } from './create-auth.ts'
import { tokens } from './tokens.ts'

const linkMinutes = 15
const resetMinutes = 24 * 60
const linkPlace = (token: string) => `sign-in-link:${token}`

export type Doors = ReturnType<typeof createDoors>

/** The ways into an account besides its password, each opened by somebody who may. */
export function createDoors(auth: Auth) {
  return {
    ...sessionDoors(auth),
    /** A token that signs this account in once. Throws `account.not_found`. */
    async issueSignInLink(email: string): Promise<string> {
      const { internalAdapter } = await auth.$context
      const found = await internalAdapter.findUserByEmail(email)
      if (found === null)
        throw new AppError({
          code: 'account.not_found',
          kind: 'not_found',
          message: 'There is no such account',
        })
      const { token } = tokens.issue('in')
      await internalAdapter.createVerificationValue({
        identifier: linkPlace(token),
        value: found.user.id,
        expiresAt: inMinutes(linkMinutes),
      })
      return token
    },
    /** The account a link signs in, once. A second factor is not gone round: such an account takes its password. */
    async followSignInLink(token: string): Promise<string> {
      const { internalAdapter } = await auth.$context
      const link = await internalAdapter.consumeVerificationValue(linkPlace(token))
      const user =
        link === null || link.expiresAt < new Date() ? null : await internalAdapter.findUserById(link.value)
      if (user === null)
        throw new AppError({
          code: 'sign-in.link_spent',
          kind: 'gone',
          message: 'This link was used already or is too old',
        })
      expectNoSecondFactor(user)
      return user.id
    },
    /** A token that lets the account choose a new password. */
    async issuePasswordReset(userId: string): Promise<{ token: string; expiresAt: Date }> {
      const { internalAdapter } = await auth.$context
      const { token } = tokens.issue('pw')
      const expiresAt = inMinutes(resetMinutes)
      await internalAdapter.createVerificationValue({
        identifier: `reset-password:${token}`,
        value: userId,
        expiresAt,
      })
      return { token, expiresAt }
    },
    async expectNoSecondFactor(userId: string): Promise<void> {
      const { internalAdapter } = await auth.$context
      expectNoSecondFactor(await internalAdapter.findUserById(userId))
    },
    /** Takes the second factor away and ends all sessions. @returns whether there was one. */
    async removeSecondFactor(userId: string): Promise<boolean> {
      const { adapter, internalAdapter } = await auth.$context
      const user = await internalAdapter.findUserById(userId)
      if (!hasSecondFactor(user)) return false
      await adapter.deleteMany({ model: 'twoFactor', where: [{ field: 'userId', value: userId }] })
      await internalAdapter.updateUser(userId, { twoFactorEnabled: false })
      await internalAdapter.deleteUserSessions(userId)
      return true
    },
    async endSessions(userId: string): Promise<void> {
      const { internalAdapter } = await auth.$context
      await internalAdapter.deleteUserSessions(userId)
    },
  }
}

/** A database that is away is said to be so, and not to be a fault of ours, or nobody. */
function sessionDoors(auth: Auth) {
  return {
    /** Who a request's cookie stands for, with the headers that renew the cookie. */
    async whoIs(headers: Headers): Promise<{ user: SignedIn | null; renewal: Headers }> {
      const { response, headers: renewal } = await expectDatabase(
        async () => await auth.api.getSession({ headers, returnHeaders: true }),
      )
      if (response === null) return { user: null, renewal }
      const { id, name, email, twoFactorEnabled } = response.user
      return { user: { id, name, email, twoFactorEnabled: twoFactorEnabled ?? false }, renewal }
    },
    /** Begins a session; the headers carry its cookie. */
    async enter(userId: string, headers: Headers): Promise<Headers> {
      const answer = await expectDatabase(
        async () => await auth.api.beginSession({ body: { userId }, headers, returnHeaders: true }),
      )
      return answer.headers
    },
  }
}

function expectNoSecondFactor(user: object | null): void {
  if (!hasSecondFactor(user)) return
  throw new AppError({
    code: 'sign-in.second_factor_required',
    kind: 'forbidden',
    message: 'This account asks for a second factor: sign in with its password and a code',
  })
}

function hasSecondFactor(user: object | null): boolean {
  return user !== null && 'twoFactorEnabled' in user && user.twoFactorEnabled === true
}

function inMinutes(minutes: number): Date {
  return new Date(Date.now() + minutes * 60_000)
}
