import type { invite, updateMember, updateOwnMembership } from '@hubbub/contracts/http'
import { hc } from 'hono/client'
import type { MembersApi } from '../shapes/members.ts'
import { type JsonBody, type Transport, done, ifMatch, read } from '../transport.ts'

export type OwnMembershipChange = JsonBody<typeof updateOwnMembership>
export type MemberChange = JsonBody<typeof updateMember>
export type InviteInput = JsonBody<typeof invite>

export function membersClient(transport: Transport, base: string) {
  const at = hc<MembersApi>(base, transport.options())
  return {
    list: (signal?: AbortSignal) => read(at.members.$get({}, transport.options(signal))),
    update: (id: string, change: MemberChange, version?: number) =>
      read(at.members[':id'].$patch({ param: { id }, header: ifMatch(version), json: change })),
    resetLink: (id: string) => read(at.members[':id']['reset-link'].$post({ param: { id } })),
    resetSecondFactor: (id: string) => done(at.members[':id']['second-factor'].$delete({ param: { id } })),
    updateSelf: (change: OwnMembershipChange) => read(at.me.$patch({ json: change })),
    invitations: (signal?: AbortSignal) => read(at.invitations.$get({}, transport.options(signal))),
    invite: (input: InviteInput) => read(at.invitations.$post({ json: input })),
    revokeInvitation: (id: string) => done(at.invitations[':id'].$delete({ param: { id } })),
  }
}
