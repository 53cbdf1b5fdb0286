import { hc } from 'hono/client'
import type { SystemApi } from '../shapes/system.ts'
import { type PageQuery, type Transport, done, queryOf, read } from '../transport.ts'

export function systemClient(transport: Transport, base: string) {
  const at = hc<SystemApi>(base, transport.options())
  const deadLetters = at['dead-letters']
  return {
    status: (signal?: AbortSignal) => read(at.system.$get({}, transport.options(signal))),
    deadLetters: (query: PageQuery, signal?: AbortSignal) =>
      read(deadLetters.$get({ query: queryOf(query) }, transport.options(signal))),
    retryDeadLetter: (id: string) => read(deadLetters[':id'].retry.$post({ param: { id } })),
    discardDeadLetter: (id: string) => done(deadLetters[':id'].$delete({ param: { id } })),
    quarantined: (query: PageQuery, signal?: AbortSignal) =>
      read(at.quarantine.$get({ query: queryOf(query) }, transport.options(signal))),
    retryQuarantined: (id: string) => read(at.quarantine[':id'].retry.$post({ param: { id } })),
    quarantinedRawUrl: (id: string) => `${base}/quarantine/${id}/raw`,
    events: (query: { after?: string | undefined; limit?: number | undefined }, signal?: AbortSignal) =>
      read(at.events.$get({ query: queryOf(query) }, transport.options(signal))),
  }
}
