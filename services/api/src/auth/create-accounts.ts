import { AppError } from '@hubbub/contracts'
import type { Account, Accounts, NewAccount } from '@hubbub/domain'
import type { Auth } from './create-auth.ts'
import { hashPassword } from './passwords.ts'

type AuthContext = Awaited<Auth['$context']>
const toAccount = ({ id, name, email }: Account): Account => ({ id, name, email })

/** The side of the core that knows passwords. An account is made only by those who were asked to let somebody in. */
export function createAccounts(auth: Auth): Accounts {
  async function findByEmail(email: string): Promise<Account | null> {
    const { internalAdapter } = await auth.$context
    const found = await internalAdapter.findUserByEmail(email.toLowerCase())
    return found === null ? null : toAccount(found.user)
  }
  return {
    async find(id) {
      const { internalAdapter } = await auth.$context
      const user = await internalAdapter.findUserById(id)
      return user === null ? null : toAccount(user)
    },
    findByEmail,
    async create(account) {
      const context = await auth.$context
      if ((await findByEmail(account.email)) !== null)
        throw new AppError({
          code: 'account.exists',
          kind: 'conflict',
          message: 'This address has an account already',
        })
      return await insert(context, account)
    },
    async claim(account) {
      const context = await auth.$context
      const known = await findByEmail(account.email)
      if (known === null) return await insert(context, account)
      await context.internalAdapter.updateUser(known.id, { name: account.name })
      await context.internalAdapter.updatePassword(known.id, await hashPassword(account.password))
      await context.internalAdapter.deleteUserSessions(known.id)
      return { ...known, name: account.name }
    },
    async remove(id) {
      const { internalAdapter } = await auth.$context
      await internalAdapter.deleteUser(id)
    },
  }
}

// @NOTE written past the hook that gates sign-on, which asks for a request; the unique address decides between two at once
async function insert({ adapter }: AuthContext, { email, name, password }: NewAccount): Promise<Account> {
  const now = new Date()
  const moments = { createdAt: now, updatedAt: now }
  const hash = await hashPassword(password)
  return await adapter.transaction(async (tx) => {
    const data = { email: email.toLowerCase(), name, emailVerified: true, ...moments }
    const user = await tx.create<Record<string, unknown>, Account>({ model: 'user', data })
    const account = {
      userId: user.id,
      accountId: user.id,
      providerId: 'credential',
      password: hash,
      ...moments,
    }
    await tx.create({ model: 'account', data: account })
    return toAccount(user)
  })
}
