import { AppError, type Availability, type Member, type Preferences } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { changeEvent } from '../rules/change-event.ts'

export interface UpdateOwnMembership {
  name?: string | undefined
  availability?: Availability | undefined
  preferences?: { [K in keyof Preferences]?: Preferences[K] | undefined } | undefined
}

/** What everybody may change about themselves. */
export async function updateOwnMembership(
  ctx: Context,
  change: UpdateOwnMembership,
): Promise<{ member: Member; preferences: Preferences }> {
  const { memberId } = ctx.caller
  if (memberId === null)
    throw new AppError({
      code: 'access.member_required',
      kind: 'forbidden',
      message: 'Only a person has a membership to change',
    })
  return await ctx.store.transaction(ctx.workspaceId, async ({ people, events }) => {
    if ((await people.lockMember(memberId)) === null) throw notFound('member')
    const preferences = merge(await people.preferences(memberId), change.preferences ?? {})
    await people.updateMember(memberId, {
      preferences,
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.availability === undefined ? {} : { availability: change.availability }),
    })
    const member = await people.findMember(memberId)
    if (member === null) throw notFound('member')
    await events.append([changeEvent(ctx, 'member.updated', member)])
    return { member, preferences }
  })
}

function merge(current: Preferences, change: NonNullable<UpdateOwnMembership['preferences']>): Preferences {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  return { ...current, ...given }
}
