import type { createCannedResponse, updateCannedResponse } from '@hubbub/contracts/http'
import { hc } from 'hono/client'
import type { CannedResponsesApi } from '../shapes/canned-responses.ts'
import { type JsonBody, type Transport, done, ifMatch, read } from '../transport.ts'

export type CannedResponseInput = JsonBody<typeof createCannedResponse>
export type CannedResponseChange = JsonBody<typeof updateCannedResponse>

export function cannedResponsesClient(transport: Transport, base: string) {
  const at = hc<CannedResponsesApi>(base, transport.options())['canned-responses']
  return {
    list: (signal?: AbortSignal) => read(at.$get({}, transport.options(signal))),
    create: (input: CannedResponseInput) => read(at.$post({ json: input })),
    update: (id: string, change: CannedResponseChange, version?: number) =>
      read(at[':id'].$patch({ param: { id }, header: ifMatch(version), json: change })),
    delete: (id: string) => done(at[':id'].$delete({ param: { id } })),
  }
}
