import { createHmac } from 'node:crypto'

export const databaseRoles = ['hubbub_app', 'hubbub_auth'] as const
/** `hubbub_app` sees one workspace at a time; `hubbub_auth` sees sign-in data only. */
export type DatabaseRole = (typeof databaseRoles)[number]

/** The owner's address with the role's user and password in place of the owner's; everything else, such as sslmode, stays. */
export function roleUrl(ownerUrl: string, role: DatabaseRole, secret: string): string {
  const url = new URL(ownerUrl)
  url.username = role
  url.password = rolePassword(role, secret)
  return url.href
}

/** Derived, so that no second secret has to be kept: hexadecimal, safe in URLs and SQL literals. */
export function rolePassword(role: DatabaseRole, secret: string): string {
  return createHmac('sha256', secret).update(`database role ${role}`).digest('hex')
}
