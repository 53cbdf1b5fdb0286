import { AppError } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import type { Account } from '../ports/accounts.ts'
import type { DirectoryInvitation } from '../ports/directory.ts'
import type { PeopleRepository } from '../ports/people.ts'

export interface AcceptInvitation {
  invitation: DirectoryInvitation
  /** Finds or makes the account; called once the invitation is ours alone. */
  account: () => Promise<Account>
}

type AcceptContext = Pick<Context, 'store' | 'clock' | 'ids' | 'trace'>

/** Opens the workspace to the invited person, once; someone who had left comes back as who they were. */
export async function acceptInvitation(
  ctx: AcceptContext,
  { invitation, account }: AcceptInvitation,
): Promise<{ workspaceId: string; account: Account }> {
  return await ctx.store.transaction(invitation.workspaceId, async ({ people, events }) => {
    if (!(await people.acceptInvitation(invitation.id, ctx.clock.now()))) {
      throw new AppError({
        code: 'invitation.not_open',
        kind: 'gone',
        message: 'This invitation has expired or was used or taken back',
      })
    }
    const person = await account()
    const id = await admit(ctx, people, invitation, person)
    const member = await people.findMember(id)
    const actor = { kind: 'member', id, name: member?.name ?? person.name } as const
    await events.append([
      { type: 'member.updated', subjectId: id, version: member?.version ?? 1, actor, trace: ctx.trace },
    ])
    return { workspaceId: invitation.workspaceId, account: person }
  })
}

async function admit(
  ctx: AcceptContext,
  people: PeopleRepository,
  { role, visibility, teamIds }: DirectoryInvitation,
  person: Account,
): Promise<string> {
  const known = await people.findMemberByUser(person.id)
  if (known !== null && known.deactivatedAt === null) return known.id
  const id = known?.id ?? ctx.ids.next()
  if (known === null)
    await people.insertMember({
      id,
      userId: person.id,
      name: person.name,
      email: person.email,
      role,
      visibility,
    })
  else await people.updateMember(id, { role, visibility, deactivatedAt: null })
  await people.setMemberTeams(id, teamIds)
  return id
}
