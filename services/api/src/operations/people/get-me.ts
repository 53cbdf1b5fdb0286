import { AppError, rolePermissions } from '@hubbub/contracts'
import { getMe as definition } from '@hubbub/contracts/http'
import { openOperation } from '../../http/operation.ts'

export const getMeOperation = openOperation(definition, async ({ user, directory }) => {
  if (user === null)
    throw new AppError({ code: 'access.unauthenticated', kind: 'unauthenticated', message: 'Not signed in' })
  const memberships = await directory.memberships(user.id)
  return {
    user,
    memberships: memberships.map(({ member, ...rest }) => ({
      ...rest,
      member,
      permissions: [...rolePermissions[member.role]],
    })),
  }
})
