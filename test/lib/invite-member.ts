import { createApi } from '@hubbub/api-client'
import type { Role, Visibility } from '@hubbub/contracts'
import { type Person, signIn } from './sign-in.ts'

export interface NewMember {
  email: string
  password: string
  name: string
  role: Role
  visibility?: Visibility
}

/** Asked in over HTTP, and come by the link. @returns them, signed in. */
export async function inviteMember(
  by: Person,
  { email, password, name, ...place }: NewMember,
): Promise<Person> {
  const { url, workspaceId, headers } = by
  const { link } = await createApi({ baseUrl: url, headers })
    .workspace(workspaceId)
    .members.invite({ email, ...place })
  const token = new URL(link).pathname.split('/').at(-1) ?? ''
  const { account } = createApi({ baseUrl: url, headers: { origin: url } })
  await account.acceptInvitation(token, { name, password })
  return await signIn({ url, workspaceId, email, password })
}
