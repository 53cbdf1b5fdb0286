import { AppError, type Invitation, type Role, type Visibility } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { Tokens } from '../ports/secrets.ts'
import { expectWithinReach } from '../rules/grants.ts'

export interface Invite {
  email: string
  role: Role
  visibility: Visibility
  teamIds: readonly string[]
}

const validDays = 7
const dayMs = 86_400_000

/** The token stands in the link and nowhere else; only its hash is kept. */
export async function invite(
  ctx: Context & { tokens: Tokens },
  input: Invite,
): Promise<{ invitation: Invitation; token: string }> {
  permit(ctx, 'member:write')
  expectWithinReach(ctx.caller, input.role)
  const email = input.email.trim().toLowerCase()
  const { token, hash } = ctx.tokens.issue('inv')
  const now = ctx.clock.now()
  return await ctx.store.transaction(ctx.workspaceId, async ({ people }) => {
    if ((await people.findActiveMemberByEmail(email)) !== null) {
      throw new AppError({
        code: 'invitation.already_member',
        kind: 'conflict',
        message: 'This person is a member already',
      })
    }
    await people.revokeInvitationsTo(email, now)
    const id = ctx.ids.next()
    await people.insertInvitation({
      ...input,
      id,
      email,
      tokenHash: hash,
      invitedBy: ctx.caller.memberId,
      expiresAt: new Date(now.getTime() + validDays * dayMs),
    })
    const invitation = await people.findInvitation(id)
    if (invitation === null) throw notFound('invitation')
    return { invitation, token }
  })
}
