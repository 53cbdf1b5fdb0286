import type { Health } from '@hubbub/contracts'
import type { acceptInvitation, setUp } from '@hubbub/contracts/http'
import { hc } from 'hono/client'
import type { AccountApi } from '../shapes/account.ts'
import { type JsonBody, type Transport, done, read } from '../transport.ts'

export type SetUpInput = JsonBody<typeof setUp>
export type AcceptInvitationInput = JsonBody<typeof acceptInvitation>

/** What stands outside of any workspace. */
export function accountClient(transport: Transport) {
  const at = hc<AccountApi>(transport.root, transport.options())
  const invitation = at.invitations[':token']
  return {
    me: (signal?: AbortSignal) => read(at.me.$get({}, transport.options(signal))),
    setup: (signal?: AbortSignal) => read(at.setup.$get({}, transport.options(signal))),
    setUp: (input: SetUpInput) => read(at.setup.$post({ json: input })),
    signInByLink: (token: string) => done(at['sign-in-link'].$post({ json: { token } })),
    signInDemo: (email: string) => done(at.demo['sign-in'].$post({ json: { email } })),
    invitation: (token: string, signal?: AbortSignal) =>
      read(invitation.$get({ param: { token } }, transport.options(signal))),
    acceptInvitation: (token: string, input: AcceptInvitationInput) =>
      read(invitation.accept.$post({ param: { token }, json: input })),
    health: (signal?: AbortSignal) =>
      readHealth(at.health.$get({}, { ...transport.options(signal), fetch: transport.anyFetch })),
  }
}

/** Not ready is an answer, and it says which part. */
async function readHealth(request: Promise<{ status: number; json(): Promise<Health> }>): Promise<Health> {
  const response = await request
  return response.json()
}
