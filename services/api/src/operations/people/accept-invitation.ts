import { AppError } from '@hubbub/contracts'
import { acceptInvitation as definition } from '@hubbub/contracts/http'
import { type Account, acceptInvitation, type DirectoryInvitation } from '@hubbub/domain'
import { giveCookies } from '../../auth/give-cookies.ts'
import type { OpenContext } from '../../context.ts'
import { openOperation } from '../../http/operation.ts'
import { findInvitation } from './find-invitation.ts'

interface Given {
  name?: string | undefined
  password?: string | undefined
}

export const acceptInvitationOperation = openOperation(definition, async (ctx, { params, body }, http) => {
  const invitation = await findInvitation(ctx, params.token)
  if (ctx.user !== null) return await join(ctx, invitation, await own(ctx, invitation))
  const { workspaceId, account } = await joinAnew(ctx, invitation, body)
  giveCookies(http, await ctx.doors.enter(account.id, http.req.raw.headers))
  return { workspaceId }
})

async function join(ctx: OpenContext, invitation: DirectoryInvitation, account: Account) {
  return await acceptInvitation(ctx, { invitation, account: async () => account })
}

async function own({ user, accounts }: OpenContext, { email }: DirectoryInvitation): Promise<Account> {
  const account = user === null ? null : await accounts.find(user.id)
  if (account?.email.toLowerCase() === email.toLowerCase()) return account
  throw new AppError({
    code: 'invitation.other_address',
    kind: 'forbidden',
    message: `This invitation is for ${email}: sign out first`,
  })
}

/** The account is made once the invitation is ours, and goes again where joining fails after all. */
async function joinAnew(ctx: OpenContext, invitation: DirectoryInvitation, { name, password }: Given) {
  const { email } = invitation
  if ((await ctx.accounts.findByEmail(email)) !== null)
    throw new AppError({
      code: 'invitation.sign_in_first',
      kind: 'unauthenticated',
      message: `Sign in as ${email} to accept`,
    })
  if (name === undefined || password === undefined)
    throw new AppError({
      code: 'invitation.account_needed',
      kind: 'invalid',
      message: 'Give a name and a password for the new account',
    })
  let made: Account | null = null
  try {
    return await acceptInvitation(ctx, {
      invitation,
      account: async () => (made = await ctx.accounts.create({ email, name, password })),
    })
  } catch (error) {
    if (made !== null) await ctx.accounts.remove((made as Account).id)
    throw error
  }
}
