import { AppError } from '@hubbub/contracts'
import type { DirectoryInvitation } from '@hubbub/domain'
import type { OpenContext } from '../../context.ts'

/** Throws `invitation.not_open`, whatever the reason: a token that never was looks like one that was used. */
export async function findInvitation(ctx: OpenContext, token: string): Promise<DirectoryInvitation> {
  const invitation = await ctx.directory.invitation(ctx.tokens.hash(token))
  if (invitation !== null) return invitation
  throw new AppError({
    code: 'invitation.not_open',
    kind: 'gone',
    message: 'This invitation has expired or was used or taken back',
  })
}
