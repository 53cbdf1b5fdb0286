import type { createApiKey } from '@hubbub/contracts/http'
import { hc } from 'hono/client'
import type { ApiKeysApi } from '../shapes/api-keys.ts'
import { type JsonBody, type Transport, done, read } from '../transport.ts'

export type ApiKeyInput = JsonBody<typeof createApiKey>

export function apiKeysClient(transport: Transport, base: string) {
  const at = hc<ApiKeysApi>(base, transport.options())['api-keys']
  return {
    list: (signal?: AbortSignal) => read(at.$get({}, transport.options(signal))),
    create: (input: ApiKeyInput) => read(at.$post({ json: input })),
    revoke: (id: string) => done(at[':id'].$delete({ param: { id } })),
  }
}
