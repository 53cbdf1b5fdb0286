import type { DigestSettings } from '@hubbub/contracts'
import { hc } from 'hono/client'
import type { DigestsApi } from '../shapes/digests.ts'
import { type PageQuery, queryOf, read, type Transport } from '../transport.ts'

/** What was found, told to oneself by one's own rhythm. */
export function digestsClient(transport: Transport, base: string) {
  const all = hc<DigestsApi>(base, transport.options())
  return {
    own: (signal?: AbortSignal) => read(all['own-digest'].$get({}, transport.options(signal))),
    set: (settings: DigestSettings) => read(all['own-digest'].$put({ json: settings })),
    list: (query: PageQuery, signal?: AbortSignal) =>
      read(all.digests.$get({ query: queryOf(query) }, transport.options(signal))),
    get: (id: string, signal?: AbortSignal) =>
      read(all.digests[':id'].$get({ param: { id } }, transport.options(signal))),
  }
}
